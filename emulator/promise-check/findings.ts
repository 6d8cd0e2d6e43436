import type { PromiseVerdict } from '../events.ts'

/** Violations beyond this many are counted, not listed: a report is read by a person. */
const LISTED_MAX = 100

/** Collects what a rule looked at and what it found. */
export interface Findings {
  /** Counts one thing looked at. */
  countChecked(): void
  /** Adds a violation. A text that needs facts from later in the log is given as a function, called with the verdict. */
  add(eventIds: readonly number[], text: string | (() => string)): void
  /** Whether the next violation would still be listed. */
  hasRoom(): boolean
  verdict(): PromiseVerdict
}

/** An empty collection. A promise of which nothing was checked is reported as not held. */
export function createFindings(): Findings {
  const listed: { readonly eventIds: readonly number[]; readonly text: string | (() => string) }[] = []
  let checked = 0
  let found = 0
  return {
    countChecked() {
      checked += 1
    },
    add(eventIds, text) {
      found += 1
      if (listed.length < LISTED_MAX) listed.push({ eventIds, text })
    },
    hasRoom: () => listed.length < LISTED_MAX,
    verdict() {
      const violations = listed.map(({ eventIds, text }) => ({ text: typeof text === 'string' ? text : text(), eventIds }))
      if (found > listed.length) violations.push({ text: `and ${found - listed.length} more`, eventIds: [] })
      return { held: found === 0 && checked > 0, violations, checked }
    },
  }
}
