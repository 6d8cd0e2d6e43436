import { readSheet } from 'read-excel-file/node'
import { packZip } from '../xlsx/pack-zip.ts'
import { addressOf, scanSheet } from '../xlsx/scan-sheet.ts'
import { unzipXml } from '../xlsx/unzip-xml.ts'
import { UnreadableFile, type Cell, type Grid, type GridRow } from './grid.ts'
import { sayOfFile } from '../sentences.ts'
import type { Sentence } from '../../domain/sentence.ts'

/**
 * Reads the first sheet of a workbook: numbers, days and booleans as what they are, of formulas the results that Excel stored.
 * The files inside are unpacked here, within limits, and handed on as what was measured: read-excel-file itself reads
 * a zip from front to back and would find what the zip's directory does not list.
 * @throws UnreadableFile when it is no workbook or larger than can be read
 */
export async function readXlsx(bytes: Uint8Array): Promise<Grid> {
  const files = await unzipXml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const sheets = [...files].filter(([path]) => /(^|\/)worksheets\/[^/]+\.xml$/i.test(path))
  const flawsBySheet = new Map(sheets.map(([path, xml]) => [path, scanSheet(xml.toString('utf8'))]))
  const rows = await parse(packZip(files))
  const flaws = flawsBySheet.get(findFirstSheet(files) ?? '') ?? (flawsBySheet.size === 1 ? [...flawsBySheet.values()][0] : undefined)
  const headerAt = rows.findIndex((row) => row.some((cell) => cell !== null))
  const header = rows[headerAt]
  if (!header) throw new UnreadableFile(sayOfFile('empty-sheet'))
  return {
    unit: 'row',
    header: header.map((cell) => ({ name: typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '', at: headerAt + 1 })),
    decimalSign: undefined,
    rows: rows.slice(headerAt + 1).map((row, index): GridRow => {
      const at = headerAt + 2 + index
      return { at, cells: row.map((cell, column) => toCell(cell, flaws?.get(addressOf(at, column + 1)))) }
    }),
  }
}

async function parse(zip: Buffer): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet(zip, { trim: false })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UnreadableFile(sayOfFile('workbook-unreadable', { words: why }))
  }
}

/** The path of the sheet that the workbook names first. */
function findFirstSheet(files: ReadonlyMap<string, Buffer>): string | undefined {
  const workbook = files.get('xl/workbook.xml')?.toString('utf8') ?? ''
  const relations = files.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? ''
  const id = /<(?:\w+:)?sheet\s[^<>]*?\w+:id\s*=\s*["']([^"']+)["']/.exec(workbook)?.[1]
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)].find(([, each]) => attribute(each, 'Id') === id)
  const target = attribute(relation?.[1], 'Target')
  return target?.startsWith('/') ? target.slice(1) : target && `xl/${target}`
}

function attribute(attributes: string | undefined, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']+)["']`).exec(attributes ?? '')?.[1]
}

function toCell(cell: unknown, flaw: Sentence | undefined): Cell {
  if (flaw !== undefined) return { flaw }
  if (cell === '' || cell === null) return null
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date) return cell
  return null
}
