import type { SubscriptionChanged } from '../events.ts'
import type { CustomerView } from './customer-view.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'
import { findMembersTouched } from './subscription-members.ts'
import { createUserTouchCheck } from './user-touch.ts'

/**
 * P6: the client changes the licenses that the move is about, and of subscriptions the retired ones and its own; of a
 * retired one the status, and what the provider changes with it.
 */
export function checkNothingElseIsTouched(viewOf: (customerId: string) => CustomerView): PromiseRule {
  const findings = createFindings()
  const findTouches = createUserTouchCheck()
  let sameRequest: SubscriptionChanged[] = []
  return {
    onEvent(event) {
      if (event.actor !== 'client') return
      if (event.kind === 'user:changed') {
        findings.countChecked()
        const who = `${event.userPrincipalName} (customer ${event.customerId})`
        for (const touch of findTouches(event, viewOf(event.customerId))) findings.add([event.id], `${who} at ${event.at}: ${touch}`)
      } else if (event.kind === 'subscription:changed' && event.before !== null) {
        if (sameRequest[0]?.requestSeq !== event.requestSeq) checkRequest()
        sameRequest.push(event)
      }
    },
    verdict() {
      checkRequest()
      return findings.verdict()
    },
  }

  /** Add-ons follow their parent in one request, before or after it in the log: so a request's changes are judged together. */
  function checkRequest(): void {
    const changed = new Set(sameRequest.map(({ subscriptionId }) => subscriptionId.toLowerCase()))
    for (const event of sameRequest) {
      findings.countChecked()
      if (!event.boughtHere) checkSubscription(event, changed)
    }
    sameRequest = []
  }

  function checkSubscription(event: SubscriptionChanged, changed: ReadonlySet<string>): void {
    const followsParent = changed.has(String(event.after?.['parentSubscriptionId']).toLowerCase())
    const what = `Subscription ${event.subscriptionId} (customer ${event.customerId})`
    if (!event.retired && !followsParent) {
      findings.add([event.id], `${what} was changed by the client at ${event.at}, but it is neither retired nor bought by the client.`)
      return
    }
    const members = findMembersTouched(event)
    if (members.length > 0) {
      findings.add(
        [event.id],
        `${what} is retired: nothing but its status and its end may change, but the client's change at ${event.at} altered its ${members.join(', ')} too.`,
      )
    }
  }
}
