import type { SubscriptionChanged, UserLocated } from '../events.ts'
import type { CustomerView } from './customer-view.ts'
import { createFindings } from './findings.ts'
import type { PromiseRule } from './promise-rule.ts'
import { createSubscriptionTouchCheck } from './subscription-touch.ts'
import { createUserTouchCheck } from './user-touch.ts'

/**
 * P6: the client changes the licenses that the move is about, a usage location that was empty, and of subscriptions the retired ones
 * (the status, and what the provider changes with it), its own, and the seats of those that it moves users onto.
 */
export function checkNothingElseIsTouched(viewOf: (customerId: string) => CustomerView): PromiseRule {
  const findings = createFindings()
  const findUserTouches = createUserTouchCheck()
  const subscriptions = createSubscriptionTouchCheck()
  let sameRequest: SubscriptionChanged[] = []
  return {
    onEvent(event) {
      if (event.actor !== 'client') return
      if (event.kind === 'user:changed') {
        findings.countChecked()
        const who = `${event.userPrincipalName} (customer ${event.customerId})`
        for (const touch of findUserTouches(event, viewOf(event.customerId))) findings.add([event.id], `${who} at ${event.at}: ${touch}`)
        // What the client did before it is judged first.
        checkRequest()
        subscriptions.noteUser(event)
      } else if (event.kind === 'user:located') checkLocation(event)
      else if (event.kind === 'subscription:changed' && event.before !== null) {
        if (sameRequest[0]?.requestSeq !== event.requestSeq) checkRequest()
        sameRequest.push(event)
      }
    },
    verdict() {
      checkRequest()
      for (const { event, seats } of subscriptions.unusedRaises())
        findings.add([event.id], `${nameOf(event)} got ${seats} more seats at ${event.at}, and the client moved nobody onto it.`)
      return findings.verdict()
    },
  }

  /** Add-ons follow their parent in one request, before or after it in the log: so a request's changes are judged together. */
  function checkRequest(): void {
    const changed = new Set(sameRequest.map(({ subscriptionId }) => subscriptionId.toLowerCase()))
    for (const event of sameRequest) {
      findings.countChecked()
      const touch = subscriptions.findTouch(event, changed)
      if (touch !== undefined) findings.add([event.id], `${nameOf(event)} was changed by the client at ${event.at}, but ${touch}`)
    }
    sameRequest = []
  }

  /** A license cannot be assigned without one, so an empty one may be filled. */
  function checkLocation({ id, at, customerId, userPrincipalName, before, after }: UserLocated): void {
    findings.countChecked()
    if (before === null) return
    findings.add([id], `${userPrincipalName} (customer ${customerId}) at ${at}: the usage location was ${before} and is ${after} now.`)
  }
}

function nameOf({ subscriptionId, customerId }: SubscriptionChanged): string {
  return `Subscription ${subscriptionId} (customer ${customerId})`
}
