import { DAY_MS, epochMs, HOUR_MS, MINUTE_MS, type Instant } from '../../../domain/instant.ts'
import { isRead } from '../../../domain/reconciliation.ts'
import { isLive, type FeedingSubscription, type SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** An order takes minutes, up to 24 hours; after that it is stuck (Partner Center notes, readiness; licensing timings, A.10). */
const LONGEST_MS = DAY_MS

/** The lists of orders and units, and the provisioning status, show a change up to this much later (Partner Center REST, 2023-10). */
export const LIST_LAG_MS = 15 * MINUTE_MS

/** Seats that are bought and that Partner Center does not call provisioned, or that are younger than the documented delays. */
export function provisioning({ subscriptions, readAt }: SkuFacts): readonly Claim[] {
  if (!isRead(subscriptions)) return []
  return subscriptions.filter(isLive).flatMap((each) => {
    const open = findOpen(each, readAt)
    if (!open) return []
    const age = ageMs(each, readAt)
    const isStuck = age === null || age > LONGEST_MS
    return [
      {
        code: 'provisioning',
        gap: 'bought-units',
        seats: open.seats,
        severity: isStuck ? 'check' : 'expected',
        what: `${counted(open.seats, 'seat')} of ${each.offerName} ${open.seats === 1 ? 'is' : 'are'} being set up: ${open.why.text}`,
        fix: isStuck
          ? 'open a support case in Partner Center if nothing was changed within 24 hours'
          : 'wait: it takes minutes, up to 24 hours',
        facts: {
          ...{ subscription: each.id, offer: each.offerName, createdAt: each.createdAt },
          ...{ quantity: each.quantity, seats: open.seats, why: open.why, ...statusFacts(each) },
        },
      },
    ]
  })
}

function findOpen(each: FeedingSubscription, readAt: Instant): { readonly seats: number; readonly why: Clause } | undefined {
  const { provisioning: status, quantity } = each
  const age = ageMs(each, readAt)
  const isYoung = age !== null && age <= LONGEST_MS
  const young = { seats: quantity, why: bought(age ?? 0) }
  if (!isRead(status)) return isYoung ? young : undefined
  if (status === null) return { seats: quantity, why: clause('set-up-silent', 'Partner Center has nothing to say about it yet') }
  if (status.status === 'failed') return undefined
  if (status.status !== 'success') {
    const called = clause('set-up-called', `Partner Center calls it ${status.statusText}`, { status: status.statusText })
    return { seats: quantity, why: called }
  }
  if (status.quantity < quantity) {
    const facts = { done: status.quantity, quantity }
    return {
      seats: quantity - status.quantity,
      why: clause('set-up-in-part', `Partner Center has set up ${status.quantity} of ${quantity}`, facts),
    }
  }
  return isYoung && age > LIST_LAG_MS ? young : undefined
}

export function ageMs({ createdAt }: Pick<FeedingSubscription, 'createdAt'>, readAt: Instant): number | null {
  return createdAt === null ? null : Math.max(0, epochMs(readAt) - epochMs(createdAt))
}

/** A sentence within another, with what it is made of. */
type Clause = Claim['facts'] & { readonly code: string; readonly text: string }

function clause(code: string, text: string, facts: Claim['facts'] = {}): Clause {
  return { code, text, facts }
}

function bought(ms: number): Clause {
  const isHours = ms >= HOUR_MS
  const count = Math.floor(ms / (isHours ? HOUR_MS : MINUTE_MS))
  return clause('bought-ago', `bought ${counted(count, isHours ? 'hour' : 'minute')} ago`, { count })
}

function statusFacts({ provisioning: status }: FeedingSubscription) {
  if (!isRead(status)) return { provisioning: null, notRead: status.notRead }
  return { provisioning: status?.statusText ?? null, provisioned: status?.quantity ?? null }
}
