import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { UnreadableFile } from '../read/grid.ts'
import { sayOfFile } from '../sentences.ts'

const inflate = promisify(inflateRaw)

/** All of it unpacked: 200,000 rows of 16 columns come to about 110 MB. */
const UNPACKED_BYTES_MAX = 200 * 1024 * 1024
const ENTRIES_MAX = 1000

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
/** The end record is 22 bytes, and a comment of up to 65,535 may follow it. */
const END_SEARCH_BYTES = 22 + 65_535

interface Entry {
  readonly name: string
  readonly isEncrypted: boolean
  readonly method: number
  readonly packedBytes: number
  readonly headerAt: number
}

/**
 * The XML files inside a workbook, by path, as the zip's directory lists them (PKWARE APPNOTE 6.3.10). Unpacking stops at the limit by
 * what really comes out, not by the sizes that the file claims.
 * @throws UnreadableFile when it is no zip, is damaged, or unpacks to too much
 */
export async function unzipXml(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  let left = UNPACKED_BYTES_MAX
  try {
    for (const entry of listEntries(zip)) {
      if (!/\.(xml|rels)$/i.test(entry.name)) continue
      if (entry.isEncrypted) throw new UnreadableFile(sayOfFile('with-password'))
      const file = await unpack(zip, entry, left)
      left -= file.length
      files.set(entry.name, file)
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    if (isTooLarge(error)) throw new UnreadableFile(sayOfFile('more-than-200-mb'))
    throw new UnreadableFile(sayOfFile('not-unpacked'))
  }
  return files
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** Reads past the end of a damaged file throw RangeError. */
function listEntries(zip: Buffer): readonly Entry[] {
  const end = findEnd(zip)
  const count = zip.readUInt16LE(end + 10)
  if (count > ENTRIES_MAX) throw new UnreadableFile(sayOfFile('too-many-files-inside'))
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('no directory entry')
    const nameBytes = zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      packedBytes: zip.readUInt32LE(at + 20),
      headerAt: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - END_SEARCH_BYTES); at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw new RangeError('no end of the directory')
}

async function unpack(zip: Buffer, { method, packedBytes, headerAt }: Entry, bytesMax: number): Promise<Buffer> {
  const start = headerAt + 30 + zip.readUInt16LE(headerAt + 26) + zip.readUInt16LE(headerAt + 28)
  const packed = zip.subarray(start, start + packedBytes)
  if (packed.length !== packedBytes) throw new RangeError('cut off')
  if (method === 8) return inflate(packed, { maxOutputLength: Math.max(1, bytesMax) })
  if (method === 0 && packed.length <= bytesMax) return packed
  throw new RangeError('packed in a way that workbooks are not')
}
