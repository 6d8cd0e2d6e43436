import { isUtf8 } from 'node:buffer'
import { UnreadableFile } from './grid.ts'
import { sayOfFile } from '../sentences.ts'

/** So far into a file, every binary format has shown a NUL. */
const BYTES_LOOKED_AT = 100_000

/**
 * A text file's bytes as UTF-8 without a byte order mark, whichever of Excel's text formats it was saved in: CSV UTF-8, Unicode text
 * (UTF-16), or plain CSV in the code page of western Europe.
 * @throws UnreadableFile when the bytes are no text
 */
export function decodeText(bytes: Uint8Array): Buffer {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes), 'utf8')
  if (first === 0xfe && second === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(bytes), 'utf8')
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf
  if (isUtf8(bytes) && isMarked) return Buffer.from(bytes.buffer, bytes.byteOffset + 3, bytes.byteLength - 3)
  if (bytes.subarray(0, BYTES_LOOKED_AT).includes(0)) throw new UnreadableFile(sayOfFile('binary'))
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Buffer.from(new TextDecoder('windows-1252').decode(bytes), 'utf8')
}
