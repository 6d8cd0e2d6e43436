import { crc32 } from 'node:zlib'

const HEADER = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const VERSION = 20
const NAMES_ARE_UTF8 = 0x0800

/** A zip of these files by path, stored and not compressed (PKWARE APPNOTE 6.3.10). */
export function packZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, file] of files) {
    const name = Buffer.from(path, 'utf8')
    const facts = describe(name, file)
    const header = Buffer.concat([uint32(HEADER), facts, name])
    parts.push(header, file)
    directory.push(uint32(DIRECTORY_ENTRY), uint16(VERSION), facts, Buffer.alloc(10), uint32(at), name)
    at += header.length + file.length
  }
  const entries = Buffer.concat(directory)
  const count = uint16(files.size)
  return Buffer.concat([
    ...parts,
    ...[entries, uint32(END_OF_DIRECTORY), uint32(0), count, count],
    ...[uint32(entries.length), uint32(at), uint16(0)],
  ])
}

/** The 26 bytes that a file's header and its entry in the directory share; no date, no extra field. */
function describe(name: Buffer, file: Buffer): Buffer {
  const size = uint32(file.length)
  return Buffer.concat([
    ...[uint16(VERSION), uint16(NAMES_ARE_UTF8), uint16(0), uint32(0)],
    ...[uint32(crc32(file)), size, size],
    ...[uint16(name.length), uint16(0)],
  ])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
