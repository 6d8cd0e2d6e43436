import type { Language } from '../domain/catalog.ts'

/**
 * What a column holds. `date` is a day, `YYYY-MM-DD`; `moment` is an instant in UTC, ISO 8601; `amount` is a number that may
 * have decimals.
 */
export type ColumnKind = 'text' | 'integer' | 'amount' | 'date' | 'moment' | 'yes-no'

export interface Column {
  /** The name in code and in YAML; also understood as a title. */
  readonly key: string
  readonly title: { readonly [L in Language]: string }
  readonly kind: ColumnKind
  /** A file that is read must have the column, and a value in every row. */
  readonly required?: boolean
  /** The only texts that the column takes, whatever their casing. */
  readonly oneOf?: readonly string[]
  /** In characters; where absent, it follows from kind and title. */
  readonly width?: number
}

export type CellValue = string | number | boolean | null

/** Values by the columns' keys; a key that is absent is an empty cell. An empty text and null are the same: an empty cell. */
export interface Row {
  readonly [key: string]: CellValue
}

export interface TableDefinition {
  /** Lower case with dashes, good as the name of a file: `affected-customers`. */
  readonly name: string
  readonly columns: readonly Column[]
}

export interface Table extends TableDefinition {
  readonly rows: AsyncIterable<Row> | Iterable<Row>
}

type ValueOf<C extends Column> = C extends { readonly oneOf: readonly (infer Word)[] }
  ? Word
  : C['kind'] extends 'integer' | 'amount'
    ? number
    : C['kind'] extends 'yes-no'
      ? boolean
      : string

/** The rows of a table that is written as data: `RowOf<typeof choicesTable.columns>`. Only a required column has a value in every row. */
export type RowOf<Columns extends readonly Column[]> = {
  readonly [C in Columns[number] as C['key']]: C extends { readonly required: true } ? ValueOf<C> : ValueOf<C> | null
}
