import type { Replacement } from '../../domain/plan.ts'
import type { SubscriptionId } from '../../domain/id.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed } from './finding.ts'
import type { Finding } from './finding.ts'

type Expected = Replacement['expects']['subscriptions'][number]

/** No add-on has been hung on an old subscription since: it would be suspended with it (Partner Center REST, add-ons, 2023-10). */
export async function lookAtAddOns({ plan, replacements, partnerCenter }: CheckTarget): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const legacy = replacements.flatMap(({ expects, from }) =>
    expects.subscriptions.filter(({ id }) => from.subscriptions.some((old) => old.id === id && old.family === 'legacy')),
  )
  for (const each of legacy) {
    const reads = await partnerCenter.listAddOns(plan.customer.id, each.id)
    const living = reads.map((read) => read.subscription).filter(({ status }) => status === 'active' || status === 'pending')
    findings.push(
      judge(
        each,
        living.map(({ id }) => id),
        living.map(({ offerName }) => offerName),
      ),
    )
  }
  return findings
}

function judge({ id, addOns }: Expected, found: readonly SubscriptionId[], names: readonly string[]): Finding {
  const strangers = names.filter((_name, position) => !addOns.some((known) => known === found[position]))
  if (strangers.length === 0) return passed(`${found.length === 0 ? 'no add-ons hang' : 'the planned add-ons hang'} on it`, id)
  return failed(`an add-on that the plan does not know hangs on it and would be suspended with it: ${strangers.join(', ')}`, {
    subject: id,
    facts: { addOns: strangers },
    fix: 'scan again and make a new plan',
    whoFixes: 'operator',
  })
}
