import type { Answer, Request } from '../../http/operation.ts'

/** `$select` takes members out; without it all given ones stay. */
export function selected<T extends object>(items: readonly T[], select: string | null): object[] {
  if (select === null) return [...items]
  const names = new Set(select.split(',').map((name) => name.trim()))
  return items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))))
}

export function collectionOf(request: Request, name: string, value: readonly object[], nextLink?: string): Answer {
  const context = { '@odata.context': `${request.baseUrl}/graph/v1.0/$metadata#${name}` }
  return { status: 200, body: { ...context, ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }), value } }
}

/** The address of the page behind `last`, opaque to clients. */
export function nextPage({ baseUrl, path, query }: Request, last: string): string {
  const next = new URLSearchParams(query)
  next.set('$skiptoken', Buffer.from(last).toString('base64url'))
  return `${baseUrl}/graph${path}?${next.toString()}`
}

/** Behind what a page begins; empty: at the first. */
export function skippedTo({ query }: Request): string {
  return Buffer.from(query.get('$skiptoken') ?? '', 'base64url').toString('utf8')
}

export function entityOf(request: Request, name: string, entity: object): Answer {
  return { status: 200, body: { '@odata.context': `${request.baseUrl}/graph/v1.0/$metadata#${name}/$entity`, ...entity } }
}
