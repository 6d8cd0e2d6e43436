/**
 * What XML 1.0 cannot carry, or carries changed: control characters, a lone carriage return, halves of surrogate pairs and
 * code points that are no characters.
 */
const NOT_FOR_XML =
  /[\0-\x08\x0B-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFD-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g

/** Where a text could be taken for an escape, also together with one that follows. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4})/g

/**
 * A text for a cell of a workbook, so that every character of it is read back: `_xHHHH_` is how workbooks spell what XML
 * cannot (ECMA-376 part 1, 22.9.2.19, ST_Xstring). write-excel-file drops such characters, and keeps its list of texts in a
 * plain object: `constructor` and the like would be found in it before anybody wrote them, hence the first letter escaped.
 */
export function escapeText(text: string): string {
  const escaped = text.replace(LOOKS_ESCAPED, escapeUnits).replace(NOT_FOR_XML, escapeUnits)
  return escaped in Object.prototype ? escapeUnits(escaped.charAt(0)) + escaped.slice(1) : escaped
}

function escapeUnits(characters: string): string {
  return Array.from({ length: characters.length }, (_, at) => `_x${hex(characters.charCodeAt(at))}_`).join('')
}

function hex(unit: number): string {
  return unit.toString(16).toUpperCase().padStart(4, '0')
}
