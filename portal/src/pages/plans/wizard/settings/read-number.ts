/** What a field says: a whole number or nothing; or, where that is not so or it is out of the range, the nearest to it. */
export function readNumber(
  said: number | string | null | undefined,
  min: number,
  max: number,
): { readonly number: number | null } | { readonly nearest: number | null } {
  if (said === null || said === undefined || String(said).trim() === '') return { number: null }
  const number = Number(said)
  if (Number.isNaN(number)) return { nearest: null }
  const nearest = Math.min(max, Math.max(min, Math.trunc(number)))
  return nearest === number ? { number } : { nearest }
}
