import type { Warning } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { addOnsGo } from './add-ons-go.ts'
import { groupsAtOnce } from './groups-at-once.ts'
import { mapMissing } from './map-missing.ts'
import { oldNewCommerce } from './old-new-commerce.ts'
import { serviceLeftOff } from './service-left-off.ts'
import { servicesLost } from './services-lost.ts'
import { storageShrinks } from './storage-shrinks.ts'
import { usageLocationSet } from './usage-location-set.ts'

export type WarningCheck = (move: Considered) => readonly Warning[]

const CHECKS: readonly WarningCheck[] = [
  servicesLost,
  serviceLeftOff,
  groupsAtOnce,
  storageShrinks,
  usageLocationSet,
  addOnsGo,
  oldNewCommerce,
  mapMissing,
]

/** What the approver should know, in a fixed order. */
export function warningsOfMove(move: Considered): readonly Warning[] {
  return CHECKS.flatMap((check) => check(move))
}
