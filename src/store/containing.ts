import { sortKey } from '../domain/sort-key.ts'

/** A pattern for `like` over what `sortKey` wrote: whatever has this text in it, as it stands. */
export function containing(text: string): string {
  return `%${literal(text)}%`
}

/** Of a GUID so much as to mean one. */
const ID_LEAST = 8

/** A pattern for `like`: whatever begins with this, and undefined where it is no id, or too little of one. */
export function idBeginning(text: string): string | undefined {
  const id = text.trim()
  return id.length >= ID_LEAST && /^[\w:-]*\d[\w:-]*$/.test(id) ? `${literal(id)}%` : undefined
}

function literal(text: string): string {
  return sortKey(text).replaceAll(/[\\%_]/g, '\\$&')
}
