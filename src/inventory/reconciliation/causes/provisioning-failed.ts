import { isRead } from '../../../domain/reconciliation.ts'
import { isLive, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** Seats that Microsoft could not set up (Partner Center REST, provisioning status, 2023-10). */
export function provisioningFailed({ subscriptions }: SkuFacts): readonly Claim[] {
  if (!isRead(subscriptions)) return []
  return subscriptions.filter(isLive).flatMap((each): readonly Claim[] => {
    const status = each.provisioning
    if (status === null || !isRead(status) || status.status !== 'failed') return []
    return [
      {
        code: 'provisioning-failed',
        gap: 'bought-units',
        seats: each.quantity,
        severity: 'act',
        what: `Microsoft could not set up ${counted(each.quantity, 'seat')} of ${each.offerName}`,
        fix: 'open a support case in Partner Center',
        facts: { subscription: each.id, offer: each.offerName, provisioning: status.statusText, quantity: each.quantity },
      },
    ]
  })
}
