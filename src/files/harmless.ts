/**
 * A text at whose beginning a spreadsheet sees a formula: = + - @, their full-width forms, a tab or a line break (OWASP, CSV
 * injection). Apostrophes before it count, so that taking one off is the exact opposite of putting one on.
 */
const BEGINS_A_FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/u

/** A text for a CSV cell that no spreadsheet takes for a formula: where it could, an apostrophe stands before it. */
export function makeHarmless(text: string): string {
  return BEGINS_A_FORMULA.test(text) ? `'${text}` : text
}

/** The text that was made harmless. An apostrophe that begins an ordinary text stays. */
export function undoHarmless(cell: string): string {
  return cell.startsWith("'") && BEGINS_A_FORMULA.test(cell) ? cell.slice(1) : cell
}
