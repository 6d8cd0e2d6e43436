import type { Answer } from '../../http/operation.ts'

/** The common envelope of unpaged collections: `totalCount` counts this answer. */
export function collection(items: readonly unknown[], selfUri: string): Answer {
  const links = { self: { uri: selfUri, method: 'GET', headers: [] } }
  return { status: 200, body: { totalCount: items.length, items, links, attributes: { objectType: 'Collection' } } }
}
