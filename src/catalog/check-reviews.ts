import { DAY_MS } from '../domain/instant.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { CatalogFile } from './read-catalog-file.ts'

/** The review is not dated ahead of today; a warning for what nobody has reviewed, which loads all the same. */
export function checkReview(file: CatalogFile, today: Date): readonly CatalogProblem[] {
  return [...checkDay(file, today), ...checkReviewed(file)]
}

/** Nobody has verified anything in the future; a day of tolerance covers the time zones. */
function checkDay(file: CatalogFile, today: Date): readonly CatalogProblem[] {
  const verifiedOn = file.content.lastVerifiedOn
  if (!verifiedOn || Date.parse(verifiedOn) <= today.getTime() + DAY_MS) return []
  return [
    file.source.problemAt(['lastVerifiedOn'], verifiedOn, `the day of the last review, not after ${today.toISOString().slice(0, 10)}`),
  ]
}

function checkReviewed({ kind, content, source }: CatalogFile): readonly CatalogProblem[] {
  const missing = (['reviewedBy', 'lastVerifiedOn'] as const).filter((key) => !content[key])
  const entry = kind === 'retirement' ? `${content.id}, unreviewed` : 'reference data, unreviewed'
  const whole =
    missing.length === 0
      ? []
      : [source.problemAt([], `${entry}: no ${missing.join(' and no ')}`, 'both, once somebody has compared it with its source', 'warning')]
  const options = kind === 'retirement' ? content.options : []
  const parts = options.flatMap((option, index) => {
    if (option.unreviewed !== true) return []
    return [source.problemAt(['options', index, 'unreviewed'], `${option.id}, unreviewed`, 'no such line, once it is reviewed', 'warning')]
  })
  return [...whole, ...parts]
}
