import type { SnapshotId, SkuId } from '../domain/id.ts'
import type { License, LicenseHolder } from '../domain/snapshot.ts'
import { findCustomerSnapshot, findHolder, findSnapshot } from '../store/snapshots.ts'
import { listMovesOfPerson, type StoredUserMove } from '../store/stored-user-moves.ts'
import type { Person } from './contract/snapshots.ts'
import type { ApiDeps } from './deps.ts'

/** What one user holds as the latest snapshot saw it, and every move of ours that concerned them. */
export async function describePerson(userPrincipalName: string, deps: ApiDeps): Promise<Person> {
  const moves = await listMovesOfPerson(deps.db, userPrincipalName)
  return { userPrincipalName, seen: await seenIn('latest', userPrincipalName, deps), moves: moves.map((move) => toMove(move, deps)) }
}

async function seenIn(id: SnapshotId | 'latest', userPrincipalName: string, deps: ApiDeps): Promise<Person['seen']> {
  const snapshot = await findSnapshot(deps.db, id)
  const found = snapshot && (await findHolder(deps.db, snapshot.id, userPrincipalName))
  const customer = found && (await findCustomerSnapshot(deps.db, snapshot.id, found.customer))
  if (!snapshot || !found || !customer) return null
  const { holder } = found
  return {
    snapshot: snapshot.id,
    takenAt: customer.takenAt,
    customer: customer.customer,
    displayName: holder.displayName,
    usageLocation: holder.usageLocation,
    licenses: holder.licenses.map((license) => named(license, deps, isByGroup(holder, license.skuId))),
  }
}

function isByGroup(holder: LicenseHolder, sku: SkuId): boolean {
  return holder.paths.some((path) => path.skuId === sku && path.group !== null)
}

function toMove(move: StoredUserMove, deps: ApiDeps): Person['moves'][number] {
  return {
    run: move.run,
    customer: move.customer,
    state: move.state,
    isLatecomer: move.isLatecomer,
    changedAt: move.changedAt,
    added: move.add.map((license) => named(license, deps)),
    removed: move.remove.map((skuId) => ({ skuId, name: nameOfSku(skuId, deps) })),
    before: move.before?.licenses.map((license) => named(license, deps)) ?? null,
    after: move.after?.licenses.map((license) => named(license, deps)) ?? null,
    reason: move.reason,
  }
}

function named({ skuId, disabledPlans }: License, deps: ApiDeps, byGroup = false) {
  return {
    skuId,
    name: nameOfSku(skuId, deps),
    disabledPlans: [...disabledPlans],
    disabledPlanNames: disabledPlans.map((plan) => deps.catalog.nameOfPlan(plan) ?? plan),
    byGroup,
  }
}

function nameOfSku(sku: SkuId, { catalog }: ApiDeps): string {
  return catalog.findSku(sku)?.title ?? sku
}
