import type { DecimalSign } from '../spelling.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** What a file says before anybody asks what the columns mean: names, then rows of cells in the order of the names. */
export interface Grid {
  /** What a place in the file is called: rows as Excel counts them, lines of a text. */
  readonly unit: 'row' | 'line'
  readonly header: readonly { readonly name: string; readonly at: number }[]
  /** Undefined: as the language of the titles has it. */
  readonly decimalSign: DecimalSign | undefined
  /** Reading on may still throw `UnreadableFile`. */
  readonly rows: AsyncIterable<GridRow> | Iterable<GridRow>
}

export interface GridRow {
  /** 1 is the file's first row or line. */
  readonly at: number
  readonly cells: readonly Cell[]
}

export type Cell = string | number | boolean | Date | null | Flaw

/** A cell whose value cannot be known. */
export interface Flaw {
  /** Completes "row 7, Seats: …". */
  readonly flaw: Sentence
}

/** Nothing of the file can be used. What it says is a sentence about the file without its name: "is empty". */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly what: Sentence

  constructor(what: Sentence) {
    super(what.text)
    this.what = what
  }
}
