import type { Sentence } from '../../domain/sentence.ts'
import type { Grid } from './grid.ts'

/** One thing that is wrong with a file. */
export interface FileProblem {
  /** Row as Excel counts, or line of a YAML file; null where it is about the whole file. */
  readonly at: number | null
  /** The column as the file calls it; null where it is about the whole row or file. */
  readonly column: string | null
  /** All of it as a sentence: `row 7, Seats: "12x" is not a whole number`. */
  readonly message: string
  /** Where it is: `row 7, Seats`; null where it is about the whole file. */
  readonly place: string | null
  readonly what: Sentence
}

export function problemAt(unit: Grid['unit'], at: number, column: string | null, what: Sentence): FileProblem {
  const place = `${unit} ${at}${column === null ? '' : `, ${column}`}`
  return { at, column, message: `${place}: ${what.text}`, place, what }
}
