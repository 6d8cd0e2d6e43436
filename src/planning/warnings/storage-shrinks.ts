import type { Warning } from '../../domain/plan.ts'
import type { License } from '../../domain/snapshot.ts'
import { namedUsers } from '../blockers/named-users.ts'
import type { Considered } from '../considered.ts'
import { servicePlansOf } from '../move.ts'
import type { UserFinding } from '../user-moves.ts'

type Store = 'mailboxGb' | 'oneDriveGb'

const FAMILY: Readonly<Record<Store, string>> = { mailboxGb: 'exchange', oneDriveGb: 'sharepoint' }
const CODE = { mailboxGb: 'mailbox-shrinks', oneDriveGb: 'onedrive-shrinks' } as const

/** Users whose mailbox or OneDrive may hold less than before. Who has more in it already changes by itself: see `adviseStorage`. */
export function storageShrinks(move: Considered): readonly Warning[] {
  return (['mailboxGb', 'oneDriveGb'] as const).flatMap((store) => {
    const shrinking = move.moves.findings.flatMap((finding) => {
      const { before, after } = quotasOf(finding, store, move)
      return after > 0 && after < before ? [{ finding, before, after }] : []
    })
    const sizes = Map.groupBy(shrinking, ({ before, after }) => `${before}/${after}`)
    return [...sizes.values()].flatMap((each): Warning[] => {
      const [first] = each
      if (!first) return []
      const named = namedUsers(each.map(({ finding }) => finding))
      return [{ code: CODE[store], facts: { fromGb: first.before, toGb: first.after, ...named } }]
    })
  })
}

function quotasOf({ holder, after }: UserFinding, store: Store, move: Considered): { readonly before: number; readonly after: number } {
  return { before: quota(holder.licenses, store, move), after: quota(after, store, move) }
}

/** The largest that any license with the service on allows. */
function quota(licenses: readonly License[], store: Store, move: Considered): number {
  const allowed = licenses
    .filter((license) => isOn(license, FAMILY[store], move))
    .map((license) => move.catalog.findSku(license.skuId)?.quotas[store] ?? 0)
  return Math.max(0, ...allowed)
}

function isOn(license: License, family: string, move: Considered): boolean {
  return (servicePlansOf(license.skuId, move) ?? []).some(
    (plan) => move.catalog.familyOf(plan) === family && !license.disabledPlans.includes(plan),
  )
}
