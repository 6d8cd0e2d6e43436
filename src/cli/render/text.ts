const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u
// By property: nothing that a provider sends may steer a terminal.
const CONTROL = /\p{Cc}/gu
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g
const CELL_MIN = 8
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Breaks every line that is too long between words, further lines indented by `hang` beyond the line's own indent. */
export function wrap(text: string, columns: number, hang = 2): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(plain(line), columns, hang))
    .join('\n')
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1
  return width
}

/** At most `width` columns, the rest cut away with …, and filled up with spaces. */
export function fit(text: string, width: number): string {
  const cutText = cut(plain(text), width)
  return cutText + ' '.repeat(Math.max(0, width - widthOf(cutText)))
}

/** At most `width` columns, the rest cut away with …. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) > width - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** Without control characters. */
export function plain(text: string): string {
  return text.replace(CONTROL, ' ')
}

/** `1 customer`, `2 customers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `2026-03-04 09:00Z`, or as it came when it is no time. */
export function minuteOf(at: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? `${at.slice(0, 16).replace('T', ' ')}Z` : at
}

/** Instants inside a sentence, to the minute. */
export function withMinutes(text: string): string {
  return text.replace(INSTANT, minuteOf)
}

/** Space between words stays as it is, but for where a line is broken. */
function wrapLine(line: string, columns: number, hang: number): string[] {
  if (widthOf(line) <= columns) return [line.trimEnd()]
  const own = /^ */.exec(line)?.[0] ?? ''
  const indent = own + ' '.repeat(hang)
  const lines: string[] = []
  let current = own
  let isEmpty = true
  for (const word of wordsOf(line, Math.max(CELL_MIN, columns - indent.length))) {
    if (!isEmpty && widthOf(current + word) > columns) {
      lines.push(current)
      current = indent
      isEmpty = true
    }
    current += isEmpty ? word.trimStart() : word
    isEmpty = false
  }
  return [...lines, current]
}

/** Words, each with the spaces before it. */
function wordsOf(line: string, width: number): readonly string[] {
  return (line.trim().match(/ *[^ ]+/g) ?? []).flatMap((word) => pieces(word, width))
}

/** A word that is longer than a line, such as a URL, in pieces that are not. */
function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word]
  const result: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(word)) {
    if (widthOf(piece + segment) > width) {
      result.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...result, piece]
}
