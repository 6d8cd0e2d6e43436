import { DAY_MS } from '../domain/instant.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { CatalogFile } from './read-catalog-file.ts'

/** Nobody has verified anything in the future; a day of tolerance covers the time zones. */
export function checkReview(file: CatalogFile, today: Date): readonly CatalogProblem[] {
  const verifiedOn = file.content.lastVerifiedOn
  if (!verifiedOn || Date.parse(verifiedOn) <= today.getTime() + DAY_MS) return []
  return [
    file.source.problemAt(['lastVerifiedOn'], verifiedOn, `the day of the last review, not after ${today.toISOString().slice(0, 10)}`),
  ]
}
