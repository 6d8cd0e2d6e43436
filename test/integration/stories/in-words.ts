const DAY_MS = 86_400_000
/** A list of names longer than this is counted and not read out. */
const NAMED = 12

/** Services or users with blanks between, in order. */
export function listed(names: readonly string[]): string {
  return [...names].sort(compare).join(' ')
}

/** One line for all of whom the same is said: what, then who. */
export function alike(said: readonly (readonly [who: string, what: string])[]): readonly string[] {
  return [...Map.groupBy(said, ([, what]) => what)].map(([what, all]) => `${people(all.map(([who]) => who))}: ${what}`).sort(compare)
}

/** The part before the @; many are counted, the first and the last of them named. */
function people(upns: readonly string[]): string {
  const names = upns.map((upn) => upn.split('@')[0] ?? upn).sort(compare)
  return names.length > NAMED ? `${names.length} users (${names[0] ?? ''} to ${names.at(-1) ?? ''})` : names.join(' ')
}

/** A sentence of the product in which dates are days from the story's start, and ids are left out. */
export function undated(text: string, start: string, ids: readonly string[]): string {
  const plain = ids.filter(Boolean).reduce((so, id) => so.replaceAll(id, '(id)'), text)
  return plain
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (date) => `day ${dayOf(date, start)}`)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '(id)')
}

/** Whole days from the start. */
export function dayOf(date: string, start: string): number {
  return Math.floor((Date.parse(date) - Date.parse(start)) / DAY_MS)
}

export function indented(lines: readonly string[], by = '  '): readonly string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => `${by}${line}`)
}

/** Numbers in names in their order: user-2 before user-10. */
export function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
