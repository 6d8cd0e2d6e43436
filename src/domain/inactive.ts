import { DAY_MS, plusMs, type Instant } from './instant.ts'
import type { LicenseHolder } from './snapshot.ts'

/** Who has not signed in for so long counts as inactive. */
export const INACTIVE_AFTER_DAYS = 90

type SignIn = Pick<LicenseHolder, 'lastSignInAt'>

/** Whether the directory says of these when they signed in: one of whom it does shows that it does. */
export function tellsSignIns(holders: readonly SignIn[]): boolean {
  return holders.some(({ lastSignInAt }) => lastSignInAt !== null)
}

/** Not signed in for 90 days before that moment, or never, where the directory tells. */
export function isLongAway({ lastSignInAt }: SignIn, at: Instant): boolean {
  return (lastSignInAt ?? '') < plusMs(at, -INACTIVE_AFTER_DAYS * DAY_MS)
}
