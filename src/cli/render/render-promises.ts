import type { PromiseReport } from '../emulator-client.ts'
import { counted, wrap } from './text.ts'
import type { View } from './view.ts'

const VIOLATIONS_SHOWN = 10

/** What each promise says: a number never appears without its sentence. */
const SENTENCES: Readonly<Record<string, string>> = {
  P1: 'No gap of our making: no request of ours left a user without a service that they had before and have after.',
  P2: 'Never bought twice: nothing was bought while the outcome of an earlier attempt was unknown.',
  P3: 'Never short: no license was moved without a free seat for it.',
  P4: 'Off only when not needed: nothing was suspended while somebody still needed it.',
  P6: 'Nothing else was touched: other licenses, service plans, groups and subscriptions stayed as they were.',
  P9: 'Good neighbor: no call inside a Retry-After window, and the quotas were kept.',
}

/** The promise check in sentences. */
export function renderPromises(report: PromiseReport, view: View): string {
  const lines = Object.entries(report).flatMap(([id, { held, violations, checked }]) => {
    const verdict = violations.length > 0 ? 'BROKEN' : held ? 'held' : 'not seen'
    const extent =
      violations.length > 0
        ? `${counted(violations.length, 'violation')} in ${checked} checked`
        : checked === 0
          ? 'nothing to check yet'
          : `${checked} checked`
    const tone = violations.length > 0 ? 'alert' : held ? 'good' : 'quiet'
    return [
      view.paint(tone, wrap(`${verdict.padEnd(8)}  ${SENTENCES[id] ?? id} (${id}, ${extent})`, view.columns, 10)),
      ...violations
        .slice(0, VIOLATIONS_SHOWN)
        .map(({ text, eventIds }) => wrap(`  - ${text} [events ${eventIds.join(', ')}]`, view.columns)),
      ...(violations.length > VIOLATIONS_SHOWN ? [`  - and ${violations.length - VIOLATIONS_SHOWN} more; all of them with --json`] : []),
    ]
  })
  return [wrap('practice   judged from the emulator’s own log', view.columns), '', ...lines].join('\n')
}

/** Something was done against a promise. That nothing could be checked yet is not breaking it. */
export function isBroken(report: PromiseReport): boolean {
  return Object.values(report).some(({ violations }) => violations.length > 0)
}
