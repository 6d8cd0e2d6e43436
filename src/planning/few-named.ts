import type { Reason } from '../domain/run.ts'

/** A sentence names a few users; all of them are in the tables. */
const NAMED_MOST = 10

/** Facts of a blocker or a warning without the names that its sentence leaves out. */
export function fewNamed(facts: Reason['facts']): Reason['facts'] {
  const { named } = facts
  return Array.isArray(named) ? { ...facts, named: named.slice(0, NAMED_MOST) } : facts
}
