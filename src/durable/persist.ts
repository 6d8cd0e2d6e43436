import { setTimeout as pause } from 'node:timers/promises'

const PAUSE_MS = 250

/**
 * Repeats a record while the database is away. Giving up would leave a phase that nobody finishes: while the database is away,
 * nobody can take it from us either.
 */
export async function persist<T>(record: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await record()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      await pause(PAUSE_MS)
    }
  }
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // PostgreSQL error codes, appendix A: class 08 connection, 57P01 to 57P03 shutting down, crashed, starting.
  return /^(08|57P0[123])/.test(code) || /^(ECONN|EPIPE)/.test(code) || /Connection terminated/.test(error.message)
}
