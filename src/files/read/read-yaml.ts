import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { decodeText } from './decode-text.ts'
import { UnreadableFile, type Cell, type Grid, type GridRow } from './grid.ts'
import { sayOfFile } from '../sentences.ts'

/** A list that people write by hand; longer ones are CSV. */
const BYTES_MAX = 5 * 1024 * 1024

interface Entry {
  readonly name: string
  readonly line: number
  readonly cell: Cell
}

/**
 * Reads a YAML or JSON list with one map per row, such as `- { domain: fabrikam.example, option: office-365-e3 }`.
 * @throws UnreadableFile when it is not YAML, or no such list
 */
export function readYaml(bytes: Uint8Array): Grid {
  if (bytes.byteLength > BYTES_MAX) throw new UnreadableFile(sayOfFile('larger-than-5-mb'))
  const lines = new LineCounter()
  const rows = parseRows(decodeText(bytes).toString('utf8'), lines)
  const header = new Map<string, { readonly name: string; readonly at: number }>()
  for (const { name, line } of rows.flatMap(({ entries }) => entries)) if (!header.has(name)) header.set(name, { name, at: line })
  const names = [...header.keys()]
  return {
    unit: 'line',
    header: [...header.values()],
    decimalSign: '.',
    rows: rows.map(({ at, entries }): GridRow => {
      const byName = new Map(entries.map(({ name, cell }) => [name, cell]))
      return { at, cells: names.map((name) => byName.get(name) ?? null) }
    }),
  }
}

function parseRows(text: string, lines: LineCounter): readonly { readonly at: number; readonly entries: readonly Entry[] }[] {
  const document = parse(text, lines)
  const [error] = document.errors
  if (error) throw new UnreadableFile(sayOfFile('no-yaml-at', { line: lines.linePos(error.pos[0]).line, words: error.message }))
  if (!isSeq(document.contents)) throw new UnreadableFile(sayOfFile('no-list'))
  return document.contents.items.map((item, index) => {
    if (!isMap(item)) throw new UnreadableFile(sayOfFile('no-map', { place: index + 1 }))
    const at = lines.linePos(item.range?.[0] ?? 0).line
    return { at, entries: listEntries(item, lines, at) }
  })
}

function parse(text: string, lines: LineCounter): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false })
  } catch (error) {
    // A text that nests ten thousand levels deep exhausts the parser's stack.
    throw new UnreadableFile(sayOfFile('no-yaml', { words: error instanceof Error ? error.message : String(error) }))
  }
}

function listEntries(map: YAMLMap, lines: LineCounter, rowLine: number): readonly Entry[] {
  return map.items.map(({ key, value }) => {
    const line = isScalar(key) && key.range ? lines.linePos(key.range[0]).line : rowLine
    return { name: isScalar(key) ? String(key.value) : String(key), line, cell: toCell(value) }
  })
}

function toCell(value: unknown): Cell {
  if (value === null) return null
  if (!isScalar(value)) return { flaw: sayOfFile('a-list-or-map') }
  const plain: unknown = value.value
  if (plain === null || plain === '') return null
  if (typeof plain === 'string' || typeof plain === 'boolean') return plain
  // As it was written, so that a text of digits keeps its zeros; a column of numbers reads it again.
  return value.source ?? { flaw: sayOfFile('no-value-of-a-kind') }
}
