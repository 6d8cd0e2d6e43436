import { textIn, withoutEmpty } from '../../parts/search-words.ts'

/** A plan of what was asked for on a subscription's page, to be said yes to. */
export interface PlanSearch {
  readonly plan?: string
}

export function readPlan(search: Readonly<Record<string, unknown>>): PlanSearch {
  return withoutEmpty<PlanSearch>({ plan: textIn(search['plan']) })
}
