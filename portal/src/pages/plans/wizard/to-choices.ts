import type { Choices, Draft } from './draft.ts'
import { inScope, sumByRetirement, type Affected } from './use-affected.ts'

/** What still has to be chosen before a plan can be made. */
export interface Missing {
  /** Nobody is left to plan for. */
  readonly nobody: boolean
  /** Retirements without an option: their subscriptions would be blocked. */
  readonly options: readonly string[]
  readonly newServices: boolean
  /** What was typed cannot be read, or says less at most than at least. */
  readonly settings: boolean
}

/** Fewer seats at most than at least. */
export function areLimitsCrossed({ choices: { seatLimits } }: Draft): boolean {
  const { minimum = null, maximum = null } = seatLimits ?? {}
  return minimum !== null && maximum !== null && minimum > maximum
}

/** Something that was typed has to be put right. */
export function hasWrongField(draft: Draft): boolean {
  return Object.keys(draft.unread ?? {}).length > 0 || areLimitsCrossed(draft)
}

export function whatIsMissing(draft: Draft, affected: readonly Affected[]): Missing {
  const planned = inScope(affected, draft)
  const wanted = sumByRetirement(planned).map(({ retirement }) => retirement)
  const { options = {}, policies = {}, newServices } = draft.choices
  return {
    nobody: planned.length === 0 || wanted.every((each) => draft.leftAlone.includes(each)),
    options: wanted.filter(
      (each) => !draft.leftAlone.includes(each) && options[each] === undefined && (policies[each] ?? 'migrate') === 'migrate',
    ),
    newServices: newServices === undefined,
    settings: hasWrongField(draft),
  }
}

/** The draft as the API takes it; undefined while what happens to new services is open, for which there is no default. */
export function toChoices(draft: Draft, affected: readonly Affected[]): Choices | undefined {
  const { newServices, options = {}, policies = {}, ...choices } = draft.choices
  if (newServices === undefined) return undefined
  const leave = Object.fromEntries(draft.leftAlone.map((retirement) => [retirement, 'leave' as const]))
  return {
    ...choices,
    newServices,
    options: Object.fromEntries(Object.entries(options).filter(([retirement]) => !draft.leftAlone.includes(retirement))),
    policies: { ...policies, ...leave },
    only: draft.which === 'all' ? [] : inScope(affected, draft).map(({ customer }) => customer.id),
  }
}
