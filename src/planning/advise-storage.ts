import type { Replacement } from '../domain/plan.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'

const STORES = { 'mailbox-shrinks': ['mailboxGb', 'mailbox'], 'onedrive-shrinks': ['oneDriveGb', 'OneDrive'] } as const

/**
 * Who has more in a mailbox or OneDrive than it may hold afterwards, a sentence for each. Counted from a snapshot and no part
 * of what is approved: mailboxes grow from one day to the next.
 */
export function adviseStorage({ warnings, users }: Replacement, { holders }: Pick<CustomerSnapshot, 'holders'>): readonly string[] {
  const moved = new Set(users.map((move) => move.user))
  return warnings.flatMap(({ code, facts }) => {
    if (code !== 'mailbox-shrinks' && code !== 'onedrive-shrinks') return []
    const [store, word] = STORES[code]
    const limit = typeof facts['toGb'] === 'number' ? facts['toGb'] : Infinity
    const over = holders.filter((holder) => moved.has(holder.id) && (holder[store] ?? 0) > limit).map((holder) => holder.userPrincipalName)
    if (over.length === 0) return []
    const more = over.length > NAMED ? ` and ${over.length - NAMED} others` : ''
    return [`more than ${limit} GB are in the ${word} of ${over.sort().slice(0, NAMED).join(', ')}${more}`]
  })
}

const NAMED = 10
