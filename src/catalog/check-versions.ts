import type { RetirementFile } from './catalog-file.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import type { Entry } from './entry.ts'

/** A plan names a version, so a version is one file; and what holds from a later day has a higher version. */
export function checkVersions(retirements: readonly Entry<RetirementFile>[]): readonly CatalogProblem[] {
  const ids = new Set(retirements.map((entry) => entry.value.id))
  return [...ids].flatMap((id) => {
    const versions = retirements.filter((entry) => entry.value.id === id).sort(byStart)
    return versions.flatMap((entry, index) => {
      const before = versions[index - 1]
      if (!before || entry.value.version > before.value.version) return []
      const start = before.value.validFrom ? `of ${before.value.validFrom}` : 'without validFrom'
      const expected = `a version above ${before.value.version}, that of the file ${start} (${before.source.file})`
      return [entry.source.problemAt(['version'], `version ${entry.value.version} of ${id}`, expected)]
    })
  })
}

function byStart(a: Entry<RetirementFile>, b: Entry<RetirementFile>): number {
  return (a.value.validFrom ?? '') < (b.value.validFrom ?? '') ? -1 : 1
}
