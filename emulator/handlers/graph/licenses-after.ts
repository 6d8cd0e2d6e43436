import type { License } from '../../store/users.ts'
import type { Assignment } from './assignment.ts'

/** All that a user holds once the change is made, by every path. Group licenses stay; what is added overwrites what was held directly. */
export function licensesAfter(held: readonly License[], asked: Assignment, assignedAt: number): License[] {
  const added = new Set(asked.add.map((one) => one.skuId))
  const kept = held.filter((license) => license.group !== null || (!asked.remove.includes(license.skuId) && !added.has(license.skuId)))
  return [...kept, ...asked.add.map((one): License => ({ ...one, group: null, assignedAt }))]
}
