import { EMPTY, type Choices, type Draft } from './draft.ts'
import type { Affected } from './use-affected.ts'

/**
 * What was chosen for a plan, to be changed and planned with once more. Customers and subscriptions that have nothing retired any more
 * are left out: nothing can be planned for them.
 * @param chosen as the API answers it, its customers by id
 */
export function draftOfPlan(plan: string, chosen: Choices, affected: readonly Affected[]): Draft {
  const { only = [], customers = {}, mayStayUntil = {}, policies = {}, renewals: _renewals, productMove: _productMove, ...choices } = chosen
  const domains = new Map(affected.map(({ customer }) => [customer.id, customer.domain]))
  const subscriptions = new Set(affected.flatMap((each) => each.subscriptions.map(({ id }) => id)))
  const withDomains = Object.entries(customers).flatMap(([id, own]) => {
    const domain = domains.get(id)
    return domain === undefined ? [] : [[domain, own] as const]
  })
  const isLeft = ([, policy]: readonly [string, string]): boolean => policy === 'leave'
  const all = Object.entries(policies)
  return {
    ...EMPTY,
    from: plan,
    leftAlone: all.filter(isLeft).map(([retirement]) => retirement),
    which: only.length === 0 ? 'all' : 'only',
    customers: only.flatMap((id) => domains.get(id) ?? []),
    choices: {
      ...choices,
      policies: Object.fromEntries(all.filter((each) => !isLeft(each))),
      customers: Object.fromEntries(withDomains),
      mayStayUntil: Object.fromEntries(Object.entries(mayStayUntil).filter(([id]) => subscriptions.has(id))),
    },
  }
}

/** Whether the steps can make such a plan: not a way back, one customer's anew, renewals, or a move between products. */
export function isMadeBySteps(plan: {
  readonly undoes: string | null
  readonly replans: string | null
  readonly choices: unknown
}): boolean {
  const { renewals, productMove } = plan.choices as Partial<Choices>
  return plan.undoes === null && plan.replans === null && !renewals && !productMove
}
