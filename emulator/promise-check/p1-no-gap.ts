import type { UserChanged } from '../events.ts'
import type { CustomerView } from './customer-view.ts'
import { createFindings } from './findings.ts'
import { compareLicenses } from './license-change.ts'
import type { PromiseRule } from './promise-rule.ts'

/**
 * P1: no request of the client's leaves a user without a service family that the user had before and has in the end.
 *
 * A loss is what one change of the client's took away of the families that the user had without its doing. Whether it was
 * a gap (the family is on in the user's last state) or a feature that the new product does not have is known only when
 * the log ends, so losses wait in the user's state. Losses made by a person or by time are not the client's.
 */
export function checkNoGap(viewOf: (customerId: string) => CustomerView): PromiseRule {
  const findings = createFindings()
  const users = new Map<string, UserState>()
  return {
    onEvent(event) {
      if (event.kind !== 'user:changed') return
      if (event.actor === 'client') findings.countChecked()
      const key = `${event.customerId}/${event.userId}`
      users.set(key, nextState(users.get(key), event, viewOf(event.customerId)))
    },
    verdict() {
      for (const user of users.values()) {
        for (const loss of user.losses) reportGap(loss, user)
        if (user.stripped) reportStripped(user.stripped)
      }
      users.clear()
      return findings.verdict()
    },
  }

  function reportGap(loss: Loss, user: UserState): void {
    const families = loss.families.filter((family) => user.on.has(family))
    if (families.length === 0) return
    const back = loss.backAt
    findings.add(
      [loss.event.id, ...(back ? [back.id] : [])],
      `${nameOf(loss.event)} was without ${families.join(', ')} from ${loss.event.at}${back ? ` to ${back.at}` : ''}: ` +
        'a change of the client took it away although the user has it before and in the end. Addition and removal belong in one request.',
    )
  }

  function reportStripped(event: UserChanged): void {
    findings.add(
      [event.id],
      `${nameOf(event)} held a retired product until the client removed it at ${event.at}, and is left without any license since.`,
    )
  }
}

interface UserState {
  /** Families that the user had at first, and those that a person or time gave later. */
  readonly own: ReadonlySet<string>
  readonly on: ReadonlySet<string>
  readonly losses: readonly Loss[]
  /** The client's change that took a retired SKU and left nothing, while nothing has come since. */
  readonly stripped: UserChanged | undefined
}

interface Loss {
  readonly event: UserChanged
  readonly families: readonly string[]
  readonly backAt?: UserChanged
}

const NONE: readonly Loss[] = []

function nextState(user: UserState | undefined, event: UserChanged, view: CustomerView): UserState {
  const before = view.familiesOn(event.before ?? [])
  const on = view.familiesOn(event.after ?? [])
  const own = user?.own ?? before
  const losses = user?.losses.length ? user.losses.map((loss) => withReturn(loss, event, on, view)) : NONE
  const stripped = event.after?.length === 0 ? (user?.stripped ?? findStripped(event, view)) : undefined
  if (event.actor !== 'client') {
    const gained = [...on].filter((family) => !before.has(family) && !own.has(family))
    return { own: gained.length > 0 ? new Set([...own, ...gained]) : own, on, losses, stripped }
  }
  const families = [...before].filter((family) => own.has(family) && !on.has(family))
  return { own, on, losses: families.length > 0 ? [...losses, { event, families }] : losses, stripped }
}

/**
 * Notes when a lost family comes back. One that no license of a swap contains was a feature that the new product lacks: that
 * an undo brings it back, or a person, does not make it a gap.
 */
function withReturn(loss: Loss, event: UserChanged, on: ReadonlySet<string>, view: CustomerView): Loss {
  if (loss.backAt || !loss.families.some((family) => on.has(family))) return loss
  if (!isLateGain(loss.event, event)) return { ...loss, backAt: event }
  const contained = view.familiesIn(loss.event.after ?? [])
  const families = loss.families.filter((family) => !on.has(family) || contained.has(family))
  return { ...loss, families, ...(families.some((family) => on.has(family)) ? { backAt: event } : {}) }
}

/** After a swap: the client gives back all that the swap took, or somebody else gives something. */
function isLateGain(swap: UserChanged, event: UserChanged): boolean {
  const { added, removed } = compareLicenses(swap)
  if (added.length === 0 || removed.length === 0) return false
  const given = compareLicenses(event).added.map(({ skuId }) => skuId)
  return event.actor !== 'client' || removed.every(({ skuId }) => given.includes(skuId))
}

function findStripped(event: UserChanged, view: CustomerView): UserChanged | undefined {
  const held = (event.before ?? []).some(({ skuId }) => view.retiredSkus.has(skuId.toLowerCase()))
  return event.actor === 'client' && held ? event : undefined
}

function nameOf({ userPrincipalName, customerId }: UserChanged): string {
  return `${userPrincipalName} (customer ${customerId})`
}
