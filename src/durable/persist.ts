import { setTimeout as pause } from 'node:timers/promises'
import { untilAnswered } from '../store/database-away.ts'

const PAUSE_MS = 250

/**
 * Repeats a record while the database is away. Giving up would leave a phase that nobody finishes: while the database is away,
 * nobody can take it from us either.
 */
export function persist<T>(record: () => Promise<T>): Promise<T> {
  return untilAnswered(record, () => pause(PAUSE_MS))
}
