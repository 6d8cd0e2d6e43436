import type { Step } from './step.ts'
import { buy } from './steps/buy.ts'
import { confirm } from './steps/confirm.ts'
import { hold } from './steps/hold.ts'
import { moveLicenses } from './steps/move-licenses.ts'
import { switchOff } from './steps/switch-off.ts'
import { waitUntilReady } from './steps/wait-until-ready.ts'
import { watch } from './steps/watch.ts'

/** The order of one migration by the method *replace*; nothing else. */
export const replaceSubscription: readonly Step[] = [
  confirm, // still what the part expects?
  buy, // taken back: cancel within seven days
  waitUntilReady,
  moveLicenses, // taken back: swap back from the stored before
  hold,
  switchOff, // taken back: active again, until its date
  watch,
]
