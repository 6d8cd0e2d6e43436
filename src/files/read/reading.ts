import type { Language } from '../../domain/catalog.ts'
import type { DecimalSign } from '../spelling.ts'
import type { CellValue } from '../table.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** A cell's value, or why it has none: completes "row 7, Seats: …". */
export type Reading = { readonly value: CellValue } | { readonly problem: Sentence }

/** How the file writes what is no text. */
export interface Spelling {
  readonly language: Language
  readonly decimalSign: DecimalSign
}
