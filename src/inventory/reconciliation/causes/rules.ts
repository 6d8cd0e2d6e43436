import { addOnWithParent } from './add-on-with-parent.ts'
import { boughtElsewhere } from './bought-elsewhere.ts'
import type { CauseRule } from './claim.ts'
import { endedStillCounted } from './ended-still-counted.ts'
import { left } from './left.ts'
import { listLag } from './list-lag.ts'
import { notMovedYet } from './not-moved-yet.ts'
import { oldNotEnded } from './old-not-ended.ts'
import { orderOpen } from './order-open.ts'
import { overAssigned } from './over-assigned.ts'
import { provisioning } from './provisioning.ts'
import { provisioningFailed } from './provisioning-failed.ts'
import { spareSeats } from './spare-seats.ts'
import { takenBack } from './taken-back.ts'
import { trial } from './trial.ts'
import { writeJustSent } from './write-just-sent.ts'

/** In the order in which they explain: what is proven by the sharpest fact first. */
export const CAUSE_RULES: readonly CauseRule[] = [
  boughtElsewhere,
  trial,
  endedStillCounted,
  provisioningFailed,
  provisioning,
  listLag,
  addOnWithParent,
  orderOpen,
  overAssigned,
  notMovedYet,
  takenBack,
  spareSeats,
  oldNotEnded,
  left,
  writeJustSent,
]
