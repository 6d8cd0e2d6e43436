import { DAY_MS, plusMs, type Instant } from './instant.ts'

/** Until when what was bought at this moment can be canceled free of charge, new commerce alone (Partner Center, subscription life cycle, 2023-08). */
export function freeUntil(boughtAt: Instant): Instant {
  return plusMs(boughtAt, 7 * DAY_MS)
}
