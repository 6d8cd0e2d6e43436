import type { PlanWide } from './asked-row.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** What the answers say of the whole plan; two that differ are told, at the later one. */
export function gatherPlanWide(replies: readonly { readonly at: number; readonly planWide?: PlanWide }[]): {
  readonly choices: PlanWide
  readonly errors: readonly { readonly at: number; readonly why: Sentence }[]
} {
  const margins = replies.flatMap(({ at, planWide }) =>
    planWide?.termEndMarginDays === undefined ? [] : [{ at, days: planWide.termEndMarginDays }],
  )
  const [first] = margins
  const errors = margins.flatMap(({ at, days }) =>
    first && days !== first.days ? [{ at, why: clause('margins-differ', { row: first.at, days: first.days }) }] : [],
  )
  const acceptsUnreviewed = replies.some(({ planWide }) => planWide?.allowUnreviewed)
  return {
    choices: {
      ...(first ? { termEndMarginDays: first.days } : {}),
      ...(acceptsUnreviewed ? { allowUnreviewed: true as const } : {}),
    },
    errors,
  }
}
