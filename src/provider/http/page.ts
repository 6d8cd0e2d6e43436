import { ProviderError } from '../../domain/provider-error.ts'

/** One page of a list, and what leads to the next one; undefined at the end. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | undefined
}

/**
 * Follows a list to its end, a page at a time. `read` gets undefined for the first page, then what the page before named.
 * @throws ProviderError `unreadable` when a page leads back to itself: the list would never end.
 */
export async function* readPages<Item>(
  operation: string,
  read: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    yield page.items
    if (page.next !== undefined && page.next === cursor) {
      throw new ProviderError('unreadable', operation, { text: 'a page of the list leads back to itself' })
    }
    cursor = page.next
  } while (cursor !== undefined)
}
