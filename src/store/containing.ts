import { sortKey } from '../domain/sort-key.ts'

/** A pattern for `like` over what `sortKey` wrote: whatever has this text in it, as it stands. */
export function containing(text: string): string {
  return `%${literal(text)}%`
}

/** A pattern for `like`: whatever begins with this text, as it stands. */
export function beginningWith(text: string): string {
  return `${literal(text)}%`
}

/** Of a GUID so much as to mean one. */
const ID_LEAST = 8

/** The text as an id or the beginning of one, as `sortKey` writes it; undefined where it is none, or too little of one. */
export function findId(text: string): string | undefined {
  const id = sortKey(text)
  return id.length >= ID_LEAST && /^[\w:-]*\d[\w:-]*$/.test(id) ? id : undefined
}

function literal(text: string): string {
  return sortKey(text).replaceAll(/[\\%_]/g, '\\$&')
}
