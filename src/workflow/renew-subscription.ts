import type { Step } from './step.ts'
import { changeRenewal } from './steps/change-renewal.ts'
import { confirm } from './steps/confirm.ts'

/** The order in which a renewal is changed; nothing else. */
export const renewSubscription: readonly Step[] = [
  confirm, // still what the part expects?
  changeRenewal, // taken back: the other way round, while the term lasts
]
