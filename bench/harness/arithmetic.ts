/** Of an even number of values the mean of the two in the middle. @throws RangeError for none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('the median of nothing')
  return (low + high) / 2
}

export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** How many of each; the most frequent first, equally frequent ones by name. */
export function countBy(names: Iterable<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}

/**
 * The share of a quota that was used: `at` are the moments (ms) of calls that were let through, one per unit. Windows of
 * `windowMs` follow each other from the first call on; the first is dropped, and so is the last, which is not full.
 * NaN when no whole window is left.
 */
export function quotaShare(
  at: readonly number[],
  quota: { readonly limit: number; readonly windowMs: number },
): { readonly share: number; readonly windows: number } {
  const from = at.reduce((least, moment) => Math.min(least, moment), Infinity)
  const counts = new Map<number, number>()
  for (const moment of at) {
    const window = Math.floor((moment - from) / quota.windowMs)
    counts.set(window, (counts.get(window) ?? 0) + 1)
  }
  const last = Math.max(...counts.keys())
  const whole = Array.from({ length: Math.max(0, last - 1) }, (_, index) => counts.get(index + 1) ?? 0)
  return { share: sum(whole) / (whole.length * quota.limit), windows: whole.length }
}

/** The least value below which, or at which, such a share of them lies. @param share 0.95 is the 95th percentile. @throws RangeError for none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('the percentile of nothing')
  return value
}
