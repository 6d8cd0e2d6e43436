import type { Migration } from '../../api/contract/runs.ts'

/** Somebody has to look at it. */
export function isForPerson(migration: Pick<Migration, 'state' | 'reason'>): boolean {
  const isTheirs = migration.state === 'waiting' && migration.reason?.code === 'by-a-person'
  return isTheirs || migration.state === 'needs-person' || migration.state === 'changed' || isUnknown(migration)
}

/** Stopped, and not all of what was sent could be read back. */
export function isUnknown({ state, reason }: Pick<Migration, 'state' | 'reason'>): boolean {
  return state === 'stopped' && reason?.code === 'stopped-unknown'
}
