import type { EventLog, PromiseReport } from '../events.ts'
import { createCustomerViews } from './customer-view.ts'
import { checkNoGap } from './p1-no-gap.ts'
import { checkNeverBoughtTwice } from './p2-never-bought-twice.ts'
import { checkNeverShort } from './p3-never-short.ts'
import { checkOffOnlyWhenNotNeeded } from './p4-off-only-when-not-needed.ts'
import { checkNothingElseIsTouched } from './p6-nothing-else-is-touched.ts'
import { checkGoodNeighbor } from './p9-good-neighbor.ts'

/**
 * Judges from the emulator's own log, and from nothing that the client says of itself, whether the client kept its
 * promises. Reads events and access records once each; memory grows with users and customers, not with the log.
 *
 * Per promise: `held`, the number of things `checked` (none is not held), and at most 100 `violations`, with how many more
 * there are in the last text.
 */
export function checkPromises(log: EventLog): PromiseReport {
  const viewOf = createCustomerViews(log)
  const rules = {
    P1: checkNoGap(viewOf),
    P2: checkNeverBoughtTwice(),
    P3: checkNeverShort(),
    P4: checkOffOnlyWhenNotNeeded(),
    P6: checkNothingElseIsTouched(viewOf),
    P9: checkGoodNeighbor(),
  }
  const all = Object.values(rules)
  for (const event of log.events()) for (const rule of all) rule.onEvent?.(event)
  for (const record of log.access()) for (const rule of all) rule.onAccess?.(record)
  return {
    P1: rules.P1.verdict(),
    P2: rules.P2.verdict(),
    P3: rules.P3.verdict(),
    P4: rules.P4.verdict(),
    P6: rules.P6.verdict(),
    P9: rules.P9.verdict(),
  }
}
