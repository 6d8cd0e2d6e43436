import type { EmulatorEvent, SubscriptionChanged } from '../events.ts'
import { raisesAfter, seatsAdded, skusTaken, totalSeats, type Raise } from './seat-raises.ts'
import { findMembersTouched, isRenewalChange, findMembersTouchedBeyondSeats } from './subscription-members.ts'

/** Finds what the client's changes of subscriptions touch beyond the move. */
export interface SubscriptionTouchCheck {
  /** Users that the client moves are what justifies seats added to a subscription that it did not buy. */
  noteUser(event: EmulatorEvent): void
  /** `changed`: all subscriptions of the same request, because add-ons follow their parent. What is wrong, or undefined. */
  findTouch(event: SubscriptionChanged, changed: ReadonlySet<string>): string | undefined
  /** Seats that were added and that nobody was moved onto. */
  unusedRaises(): readonly Raise[]
}

export function createSubscriptionTouchCheck(): SubscriptionTouchCheck {
  const raised = new Map<string, readonly Raise[]>()
  const movedOnto = new Set<string>()
  return {
    noteUser(event) {
      for (const skuId of skusTaken(event)) movedOnto.add(`${event.customerId}/${skuId}`)
    },
    findTouch(event, changed) {
      if (event.boughtHere) return findPartnerTouch(event)
      const followsParent = changed.has(String(event.after?.['parentSubscriptionId']).toLowerCase())
      if (isRenewalChange(event)) return undefined
      if (event.retired || followsParent) return findRetiredTouch(event)
      return seatsAdded(event) === 0 ? 'it is neither retired nor bought by the client.' : findSeatsTouch(event)
    },
    unusedRaises: () =>
      [...raised.values()].flat().filter(({ event }) => !movedOnto.has(`${event.customerId}/${event.skuId.toLowerCase()}`)),
  }

  /** Seats may be added to what the customer has, if a move follows, and those added may be taken back; nothing below what it had. */
  function findSeatsTouch(event: SubscriptionChanged): string | undefined {
    const key = event.subscriptionId.toLowerCase()
    const own = raised.get(key) ?? []
    const members = findMembersTouchedBeyondSeats(event)
    if (members.length > 0) return `more than its seats were changed: ${members.join(', ')}.`
    if (-seatsAdded(event) > totalSeats(own)) return `it was lowered by ${-seatsAdded(event)} seats, more than the client had added to it.`
    raised.set(key, raisesAfter(own, event))
    // Judged by what follows this raise, not by moves before it.
    if (seatsAdded(event) > 0) movedOnto.delete(`${event.customerId}/${event.skuId.toLowerCase()}`)
    return undefined
  }
}

function findRetiredTouch(event: SubscriptionChanged): string | undefined {
  const members = findMembersTouched(event)
  if (members.length === 0) return undefined
  return `it is retired: nothing but its status and its end may change, but this altered its ${members.join(', ')} too.`
}

function findPartnerTouch({ before, after }: SubscriptionChanged): string | undefined {
  const [had, has] = [JSON.stringify(before?.['partnerId'] ?? null), JSON.stringify(after?.['partnerId'] ?? null)]
  return had === has ? undefined : `its partner of record was changed from ${had} to ${has}.`
}
