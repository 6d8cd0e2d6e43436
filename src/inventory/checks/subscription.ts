import type { Replacement } from '../../domain/plan.ts'
import type { ReasonCode } from '../../domain/reason-codes.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed } from './finding.ts'
import type { Finding } from './finding.ts'

type Expected = Replacement['expects']['subscriptions'][number]

/** The old subscriptions are as they were when the plan was made; the move itself would stop at anything else. */
export async function lookAtSubscriptions({ replacements, subscriptions }: CheckTarget): Promise<readonly Finding[]> {
  const expected = replacements.flatMap((replacement) => replacement.expects.subscriptions)
  if (expected.length === 0) return []
  const found = await subscriptions()
  return expected.map((each) =>
    judge(
      each,
      found.find((subscription) => subscription.id === each.id),
    ),
  )
}

function judge(expected: Expected, found: Subscription | undefined): Finding {
  const remedy = { subject: expected.id, fix: 'scan again and make a new plan', whoFixes: 'operator' } as const
  if (!found) return failed('the old subscription is not there any more', remedy)
  const differences = [
    differs('was-status', 'status', expected.status, found.status),
    differs('was-seats', 'seats', expected.quantity, found.quantity),
    differs('was-auto-renew', 'auto-renew', expected.autoRenew, found.autoRenew),
    differs('was-end-at-term', 'set to end at its term', expected.endsAtTerm, found.endsAtTerm),
    differs('was-term-end', 'term end', expected.termEndsAt, found.termEndsAt),
  ].flatMap((difference) => difference ?? [])
  const facts = { offer: found.offerName, status: found.status, seats: found.quantity }
  if (differences.length === 0)
    return passed(`${found.offerName} is ${found.status} with ${found.quantity} seats, as planned`, expected.id, facts)
  return failed(`${found.offerName} has changed since it was planned: ${differences.map(({ text }) => text).join('; ')}`, {
    ...remedy,
    facts: { ...facts, differences },
  })
}

type Known = string | number | boolean | null

/** A clause of the whole. */
function differs(code: ReasonCode, what: string, planned: Known, found: Known) {
  if (planned === found) return undefined
  const [expected, is] = [String(planned ?? 'none'), String(found ?? 'none')]
  return { code, text: `${what} was ${expected}, is ${is}`, facts: { expected, found: is } }
}
