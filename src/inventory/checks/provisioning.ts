import type { OldSubscription } from '../../domain/plan.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed, unknown, warning } from './finding.ts'
import type { Finding } from './finding.ts'

/** The old subscriptions are set up completely; Microsoft refreshes this every 15 minutes (Partner Center REST, provisioning status, 2023-10). */
export async function lookAtProvisioning(target: CheckTarget): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { from } of target.replacements) for (const old of from.subscriptions) findings.push(await lookAtOne(old, target))
  return findings
}

async function lookAtOne({ id, offerName }: OldSubscription, { plan, partnerCenter }: CheckTarget): Promise<Finding> {
  const status = await partnerCenter.findProvisioningStatus(plan.customer.id, id)
  if (status?.status === 'success') return passed(`${offerName} is set up completely`, id, { offer: offerName })
  if (status?.status === 'failed')
    return failed(`setting up ${offerName} has failed`, {
      subject: id,
      facts: { offer: offerName },
      fix: 'open a support case in Partner Center',
      whoFixes: 'microsoft',
    })
  if (status?.status === 'pending')
    return warning(`${offerName} is still being set up`, {
      subject: id,
      facts: { offer: offerName },
      fix: 'wait, at most some hours, and check again',
      whoFixes: 'microsoft',
    })
  const what = status ? `Partner Center calls it ${status.statusText}` : 'Partner Center has nothing to say yet'
  return unknown(`whether ${offerName} is set up completely: ${what}`, {
    subject: id,
    facts: { offer: offerName, ...(status ? { status: status.statusText } : {}) },
    fix: 'check again in 15 minutes',
    whoFixes: 'microsoft',
  })
}
