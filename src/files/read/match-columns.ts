import type { Language } from '../../domain/catalog.ts'
import { LANGUAGES } from '../spelling.ts'
import type { Column } from '../table.ts'
import type { Grid } from './grid.ts'
import { problemAt, type FileProblem } from './file-problem.ts'
import { sayOfFile } from '../sentences.ts'

export interface MatchedColumn {
  readonly column: Column
  /** Where its cells are in a row of the grid. */
  readonly index: number
  /** What the file calls it. */
  readonly name: string
}

export interface MatchedColumns {
  readonly matched: readonly MatchedColumn[]
  /** The language in which most of the titles are; English where none is. */
  readonly language: Language
  readonly problems: readonly FileProblem[]
}

/** Finds the table's columns in a header, in any order, by key or by title in any language; casing and outer spaces do not count. */
export function matchColumns({ header, unit }: Pick<Grid, 'header' | 'unit'>, columns: readonly Column[]): MatchedColumns {
  const language = languageOf(
    header.map(({ name }) => name),
    columns,
  )
  const matched: MatchedColumn[] = []
  const problems: FileProblem[] = []
  for (const [index, { name, at }] of header.entries()) {
    const column = findColumn(name, columns)
    if (name.trim() === '') continue
    else if (!column) problems.push(problemAt(unit, at, name, sayOfFile('no-such-column', { columns: listTitles(columns, language) })))
    else if (matched.some((each) => each.column === column)) problems.push(problemAt(unit, at, name, sayOfFile('column-twice')))
    else matched.push({ column, index, name: name.trim() })
  }
  for (const column of columns) {
    if (!column.required || matched.some((each) => each.column === column)) continue
    problems.push(problemAt(unit, header[0]?.at ?? 1, column.title[language], sayOfFile('column-missing')))
  }
  return { matched, language, problems }
}

/** The column that a name in a header stands for. */
export function findColumn(name: string, columns: readonly Column[]): Column | undefined {
  const folded = fold(name)
  return columns.find(({ key, title }) => [key, ...LANGUAGES.map((language) => title[language])].some((each) => fold(each) === folded))
}

function languageOf(names: readonly string[], columns: readonly Column[]): Language {
  const folded = new Set(names.map(fold))
  const hits = (language: Language): number => columns.filter(({ title }) => folded.has(fold(title[language]))).length
  return LANGUAGES.reduce((best, language) => (hits(language) > hits(best) ? language : best))
}

function listTitles(columns: readonly Column[], language: Language): readonly string[] {
  return columns.map(({ title }) => title[language])
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ')
}
