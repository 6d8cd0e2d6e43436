import { CODE_ROWS } from './code-rows.ts'
import type { Api, CodeRow, Explanation } from './explanation.ts'

/** A refusal as the provider gave it. */
export interface Refused {
  readonly api: Api
  /** The provider's own code: `900308`, `Request_BadRequest`; or Graph's word in a user's license state: `CountViolation`. */
  readonly code: string
  /** The provider's own words; they tell apart what shares one code. */
  readonly text: string
}

/** What a provider's code means and what helps; undefined where nobody has met it, and the provider's own words stand. Pure. */
export function explainCode({ api, code, text }: Refused): Explanation | undefined {
  const said = `${code} ${text}`.toLowerCase()
  const rows = CODE_ROWS.filter((row) => row.api === api && (row.code === code || row.state === code))
  const row = rows.find(({ words }) => words !== undefined && said.includes(words)) ?? rows.find((each) => isWhole(each, code))
  return row && explanationOf(row)
}

/** A row that the code alone tells. */
function isWhole({ words, state }: CodeRow, code: string): boolean {
  return words === undefined || state === code
}

function explanationOf({ what, fix, whoFixes, group, message }: CodeRow): Explanation {
  return { what, fix, whoFixes, group, ...(message === undefined ? {} : { message }) }
}
