import { sortKey } from '../domain/sort-key.ts'

/** A pattern for `like` over what `sortKey` wrote: whatever has this text in it, as it stands. */
export function containing(text: string): string {
  return `%${sortKey(text).replaceAll(/[\\%_]/g, '\\$&')}%`
}
