import { createHash } from 'node:crypto'

/**
 * A GUID that is the same for the same parts on every machine (shaped like a version 5 UUID), for ids that are not public
 * or that an estate leaves out.
 */
export function madeUpId(...parts: readonly string[]): string {
  const hex = createHash('sha1').update(parts.join('\u0000')).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** `length` characters that a catalog id may consist of, the same for the same parts. */
export function madeUpCode(length: number, ...parts: readonly string[]): string {
  const alphabet = 'BCDFGHJKLMNPQRSTVWXZ0123456789'
  const bytes = createHash('sha1').update(parts.join('\u0000')).digest()
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('')
}

/** `length` hex digits, the same for the same parts: the shape of a new commerce order id. */
export function madeUpHex(length: number, ...parts: readonly string[]): string {
  return createHash('sha1').update(parts.join('\u0000')).digest('hex').slice(0, length)
}
