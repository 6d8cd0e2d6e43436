/** The known word that is closest to a misspelled one, or undefined when none is close (more than a third of the letters differ). */
export function findNearestWord(word: string, known: Iterable<string>): string | undefined {
  let nearest: { readonly word: string; readonly distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (!nearest || distance < nearest.distance) nearest = { word: candidate, distance }
  }
  if (!nearest) return undefined
  const tolerated = Math.max(2, Math.ceil(Math.max(word.length, nearest.word.length) / 3))
  return nearest.distance <= tolerated ? nearest.word : undefined
}

/** Insertions, removals and replacements of one letter that turn `a` into `b` (Levenshtein), one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(row, column - 1) + (letter === b[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, at(row, column) + 1, at(next, column - 1) + 1))
    }
    row = next
  }
  return at(row, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
