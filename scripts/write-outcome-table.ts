import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { loadCatalog } from '../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../src/catalog/shipped-catalog-dir.ts'
import { readExpected } from '../test/outcomes/read-expected.ts'
import { renderOutcomes } from './outcomes/render-outcomes.ts'

export const OUTCOME_TABLE = join(dirname(import.meta.dirname), 'docs', 'outcomes.md')

// Run as a program, `node scripts/write-outcome-table.ts` brings docs/outcomes.md up to date.
if (import.meta.main) {
  writeFileSync(OUTCOME_TABLE, await outcomeTable())
  console.log(`wrote ${OUTCOME_TABLE}`)
}

/** docs/outcomes.md as it should be, by the catalog and test/outcomes/expected.yaml. */
export async function outcomeTable(): Promise<string> {
  const text = renderOutcomes(readExpected(), loadCatalog([shippedCatalogDir()]))
  return format(text, { ...(await resolveConfig(OUTCOME_TABLE)), parser: 'markdown' })
}
