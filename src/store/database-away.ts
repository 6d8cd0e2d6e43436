/**
 * Repeats what the database did not answer because it is away, until it is back. Whoever must not give up does this: what it has to
 * record would be lost.
 * @param pause waits before the next attempt; told how many there were
 * @throws what `ask` throws while the database is there
 */
export async function untilAnswered<T>(ask: () => Promise<T>, pause: (attempts: number) => Promise<void>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      await pause(attempts)
    }
  }
}

/** It cannot be reached, is going down or coming up, or has no room: PostgreSQL error codes, appendix A, 57P01 to 57P03, classes 08 and 53. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  return /^(08|53|57P0[123])/.test(code) || /^(ECONN|EPIPE)/.test(code) || /Connection terminated/.test(error.message)
}

/** PostgreSQL error codes, appendix A: 53100, disk_full. */
export function isDiskFull(error: Error): boolean {
  return codeOf(error) === '53100'
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
