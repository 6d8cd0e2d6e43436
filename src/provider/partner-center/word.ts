/** The provider's own word, as it was answered; empty where there is none. */
export function wordOf(wire: string | number | null | undefined): string {
  return wire === null || wire === undefined ? '' : String(wire).trim()
}

/** Makes the four spellings of one word the same: `one_time`, `OneTime`, `one-time`, `One Time` (Partner Center REST, JSON, 2023-10). */
export function plainWord(wire: string | number | null | undefined): string {
  return wordOf(wire)
    .toLowerCase()
    .replace(/[_\s-]/g, '')
}

/** Undefined, null and empty all mean none. */
export function textOrNull(wire: string | null | undefined): string | null {
  return wire === undefined || wire === null || wire.trim() === '' ? null : wire
}

/** Lower snake case, as requests take it. */
export function billingCycleOf(wire: string | number | null | undefined): string | null {
  const plain = plainWord(wire)
  return plain === '' ? null : plain === 'onetime' ? 'one_time' : plain
}
