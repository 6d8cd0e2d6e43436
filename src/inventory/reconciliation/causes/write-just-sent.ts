import type { SkuFacts } from '../facts.ts'
import { counted, type Claim } from './claim.ts'

/** A read within a minute of a write may be older than it (Microsoft Graph, replication; licensing timings, A.10). */
export const REPLICATION_MS = 60_000

/** The counter and the list of holders, read within a minute of licenses that we changed. */
export function writeJustSent({ record: { writtenLately } }: SkuFacts): readonly Claim[] {
  if (writtenLately === 0) return []
  const claim = {
    code: 'write-just-sent',
    gap: 'assigned-holders',
    severity: 'expected',
    fix: 'wait a minute and reconcile again',
    what: `we changed licenses of ${counted(writtenLately, 'user')} within the minute before, which the counter and the list of users do not show at the same time`,
    facts: { users: writtenLately },
  } as const
  return [
    { ...claim, seats: writtenLately },
    { ...claim, seats: -writtenLately },
  ]
}
