import { Readable } from 'node:stream'
import { CsvError, parse, type Options } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { undoHarmless } from '../harmless.ts'
import { decodeText } from './decode-text.ts'
import { UnreadableFile, type Cell, type Grid, type GridRow } from './grid.ts'
import { sayOfFile } from '../sentences.ts'

const SEPARATORS = [',', ';', '\t'] as const
type Separator = (typeof SEPARATORS)[number]

/** A header longer than this is none. */
const HEADER_BYTES_MAX = 64 * 1024
const BYTES_PER_PIECE = 64 * 1024

/**
 * Reads CSV: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab, whichever makes the most of the header; CRLF or LF. A row's
 * number is the one that Excel shows, so a cell with line breaks in it does not count twice.
 * @param knows whether a name is one of the table's
 * @throws UnreadableFile when it is no text, or quotation marks do not match
 */
export function readCsv(bytes: Uint8Array, knows: (name: string) => boolean): Grid {
  const text = decodeText(bytes)
  const [declaration = '', declared] = /^sep=([,;\t])\r?\n/.exec(text.subarray(0, 7).toString('latin1')) ?? []
  const body = text.subarray(declaration.length)
  const rowsBefore = declaration === '' ? 0 : 1
  const separator = SEPARATORS.find((each) => each === declared) ?? findSeparator(body, knows)
  const names = separator === undefined ? undefined : readHeader(body, separator)
  if (separator === undefined || names === undefined) throw new UnreadableFile(sayOfFile('no-titles'))
  return {
    unit: 'row',
    header: names.map((name) => ({ name: undoHarmless(name), at: rowsBefore + 1 })),
    decimalSign: separator === '\t' ? undefined : separator === ';' ? ',' : '.',
    rows: readRows(body, separator, rowsBefore),
  }
}

/** The separator under which the most titles are known; where none is, the one that makes the most cells. */
function findSeparator(text: Buffer, knows: (name: string) => boolean): Separator | undefined {
  const found = SEPARATORS.flatMap((separator) => {
    const names = readHeader(text, separator)
    return names ? [{ separator, known: names.filter(knows).length, cells: names.length }] : []
  })
  return found.sort((a, b) => b.known - a.known || b.cells - a.cells)[0]?.separator
}

function readHeader(text: Buffer, separator: Separator): readonly string[] | undefined {
  try {
    return parseAtOnce(text.subarray(0, HEADER_BYTES_MAX), { ...optionsFor(separator), to: 1 })[0]
  } catch {
    return undefined
  }
}

async function* readRows(text: Buffer, separator: Separator, rowsBefore: number): AsyncGenerator<GridRow, void, undefined> {
  let at = rowsBefore
  try {
    for await (const record of Readable.from(pieces(text)).pipe(parse(optionsFor(separator)))) {
      at += 1
      if (at > rowsBefore + 1) yield { at, cells: toCells(record) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Rows that stand in the same piece before it were read and not handed on: the parser knows how many.
    const read: unknown = error.records
    throw new UnreadableFile(sayOfFile('quotes-unmatched', { row: rowsBefore + 1 + (typeof read === 'number' ? read : 0) }))
  }
}

function toCells(record: unknown): readonly Cell[] {
  return Array.isArray(record) ? record.map((cell) => (typeof cell === 'string' && cell !== '' ? undoHarmless(cell) : null)) : []
}

function optionsFor(separator: Separator): Options & { readonly columns?: false } {
  return { delimiter: separator, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }
}

function* pieces(text: Buffer): Generator<Buffer, void, undefined> {
  for (let start = 0; start < text.length; start += BYTES_PER_PIECE) yield text.subarray(start, start + BYTES_PER_PIECE)
}
