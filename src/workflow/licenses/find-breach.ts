import type { UserMoveRecord } from '../../domain/run.ts'
import type { License, LicenseHolder } from '../../domain/snapshot.ts'
import type { Breach } from '../broken-promise.ts'
import { holdsSku } from './obstacle.ts'
import { hasExactly } from './user-state.ts'

/**
 * What a read of somebody whose swap was sent rules out: neither the old license nor all of the new ones (promise P1), or another
 * license that is gone or altered since (promise P6). Compared with what was read last: after the swap if there is that, else the
 * before. Who did it cannot be seen from a read. Undefined while they still read as holding the old license.
 */
export function findBreach(holder: LicenseHolder, move: UserMoveRecord): Breach | undefined {
  if (move.remove.some((sku) => holdsSku(holder, sku))) return undefined
  const evidence = { user: holder.userPrincipalName, before: shown(move.before?.licenses ?? []), found: shown(holder.licenses) }
  const missing = move.add.filter((license) => !holdsSku(holder, license.skuId)).map((license) => license.skuId)
  if (missing.length > 0 && move.remove.length > 0) {
    const found = `${holder.userPrincipalName} holds neither the license that our swap took nor the one that it gave (${missing.join(', ')}); who took it is unknown`
    return { promise: 'no-gap', found, evidence: { ...evidence, missing } }
  }
  const altered = others(move).filter((license) => !hasExactly(holder, license))
  const [first] = altered
  if (!first) return undefined
  const what = holdsSku(holder, first.skuId) ? 'with other services switched off' : 'no longer'
  const found = `${holder.userPrincipalName} holds the license ${first.skuId} ${what}, which the part does not say; who changed it is unknown`
  return { promise: 'nothing-else-is-touched', found, evidence: { ...evidence, altered: altered.map((license) => license.skuId) } }
}

/** What they held beside what the swap is about. */
function others({ before, after, add, remove }: UserMoveRecord): readonly License[] {
  const touched = new Set([...remove, ...add.map((license) => license.skuId)])
  return (after ?? before)?.licenses.filter((license) => !touched.has(license.skuId)) ?? []
}

function shown(licenses: readonly License[]) {
  return licenses.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans: [...disabledPlans] }))
}
