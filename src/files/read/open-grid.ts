import { UnreadableFile, type Grid } from './grid.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { readYaml } from './read-yaml.ts'
import { sayOfFile } from '../sentences.ts'

const BYTES_MAX = 50 * 1024 * 1024

/** A file's name, or what an upload says that it is: `text/csv; charset=utf-8`. */
export type FileName = { readonly filename: string } | { readonly contentType: string }

/**
 * Opens a file as the table that it is. A workbook is known by its first bytes whatever it is called; CSV and YAML, which are both
 * text, by name.
 * @throws UnreadableFile when it is empty, too large, or nothing that can be read
 */
export async function openGrid(bytes: Uint8Array, file: FileName, knows: (name: string) => boolean): Promise<Grid> {
  if (bytes.byteLength > BYTES_MAX) throw new UnreadableFile(sayOfFile('larger-than-50-mb'))
  if (isBlank(bytes)) throw new UnreadableFile(sayOfFile('empty'))
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes)
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new UnreadableFile(sayOfFile('old-workbook'))
  }
  switch (formatOf(file)) {
    case 'csv':
      return readCsv(bytes, knows)
    case 'yaml':
      return readYaml(bytes)
    case 'xlsx':
      throw new UnreadableFile(sayOfFile('no-workbook'))
    case undefined:
      throw new UnreadableFile(sayOfFile('nothing-to-read'))
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0xef || byte === 0xbb || byte === 0xbf,
  )
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

function formatOf(file: FileName): 'csv' | 'xlsx' | 'yaml' | undefined {
  const word = 'filename' in file ? /\.(\w+)$/.exec(file.filename)?.[1] : /^[^;]*?([\w-]+)\s*(?:;|$)/.exec(file.contentType)?.[1]
  switch (word?.toLowerCase()) {
    case 'csv':
    case 'tsv':
    case 'txt':
    case 'tab-separated-values':
    case 'plain':
      return 'csv'
    case 'yaml':
    case 'yml':
    case 'x-yaml':
    case 'json':
      return 'yaml'
    case 'xlsx':
    case 'sheet':
      return 'xlsx'
    default:
      return undefined
  }
}
