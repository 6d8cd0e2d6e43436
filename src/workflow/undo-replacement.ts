import type { Step } from './step.ts'
import { endBought } from './steps/end-bought.ts'
import { moveLicenses } from './steps/move-licenses.ts'
import { reactivate } from './steps/reactivate.ts'

/** The order in which a replacement is taken back; nothing else. */
export const undoReplacement: readonly Step[] = [
  reactivate, // the old subscriptions with their add-ons, until their seats can be used
  moveLicenses, // back to the stored before
  endBought, // canceled, or to end at its term
]
