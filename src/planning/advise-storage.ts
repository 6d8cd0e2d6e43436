import type { Replacement } from '../domain/plan.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'

const STORES = { 'mailbox-shrinks': ['mailboxGb', 'mailbox'], 'onedrive-shrinks': ['oneDriveGb', 'oneDrive'] } as const

/** Users who have more in a mailbox or OneDrive than it may hold afterwards. */
export interface StorageEvidence {
  readonly store: 'mailbox' | 'oneDrive'
  readonly limitGb: number
  /** Their sign-in names, sorted; the first of many. */
  readonly users: readonly string[]
  /** How many are not named. */
  readonly more: number
}

/** Counted from a snapshot and no part of what is approved: mailboxes grow from one day to the next. */
export function adviseStorage(
  { warnings, users }: Replacement,
  { holders }: Pick<CustomerSnapshot, 'holders'>,
): readonly StorageEvidence[] {
  const moved = new Set(users.map((move) => move.user))
  return warnings.flatMap(({ code, facts }) => {
    if (code !== 'mailbox-shrinks' && code !== 'onedrive-shrinks') return []
    const [size, store] = STORES[code]
    const limitGb = typeof facts['toGb'] === 'number' ? facts['toGb'] : Infinity
    const over = holders.filter((holder) => moved.has(holder.id) && (holder[size] ?? 0) > limitGb).map((holder) => holder.userPrincipalName)
    if (over.length === 0) return []
    return [{ store, limitGb, users: over.sort().slice(0, NAMED), more: Math.max(0, over.length - NAMED) }]
  })
}

const NAMED = 10

export function describeStorage({ store, limitGb, users, more }: StorageEvidence): string {
  const others = more === 0 ? '' : ` and ${more} ${more === 1 ? 'other' : 'others'}`
  return `more than ${limitGb} GB are in the ${store === 'mailbox' ? 'mailbox' : 'OneDrive'} of ${users.join(', ')}${others}`
}
