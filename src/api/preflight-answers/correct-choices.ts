import { ChoicesInput, type ChoicesPart } from '../contract/choices-input.ts'
import type { PreflightCorrections } from '../contract/checks.ts'

type Members = Readonly<Record<string, unknown>>
type OwnInput = ChoicesPart['customers'][string]

/** What a plan was made with, as it is exported, with corrections over it. */
export function correctChoices(exported: Members, corrections: PreflightCorrections): ChoicesInput {
  const { customers, mayStayUntil, termEndMarginDays, allowUnreviewed } = corrections
  const before = ChoicesInput.parse(exported)
  const keyOf = new Map(Object.keys(before.customers).map((domain) => [domain.toLowerCase(), domain]))
  const corrected = Object.entries(customers).map(([domain, own]) => {
    const key = keyOf.get(domain.toLowerCase()) ?? domain
    return [key, correctOwn(before.customers[key] ?? {}, own)] as const
  })
  return {
    ...before,
    termEndMarginDays: termEndMarginDays ?? before.termEndMarginDays,
    allowUnreviewed: allowUnreviewed ?? before.allowUnreviewed,
    customers: { ...before.customers, ...Object.fromEntries(corrected) },
    mayStayUntil: { ...before.mayStayUntil, ...mayStayUntil },
  }
}

/** Options, limits and users are joined; of a user, what is said later counts. */
function correctOwn(before: OwnInput, own: OwnInput): OwnInput {
  return {
    ...before,
    ...own,
    options: { ...before.options, ...own.options },
    seatLimits: { ...before.seatLimits, ...own.seatLimits },
    users: [...(before.users ?? []), ...(own.users ?? [])],
  }
}
