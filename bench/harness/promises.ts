import type { PromiseReport } from '../../emulator/events.ts'

/** The promises that the emulator found broken, with how many violations it names and the first of them. */
export function brokenPromises(report: PromiseReport): {
  readonly [promise: string]: { readonly violations: number; readonly first: string }
} {
  return Object.fromEntries(
    Object.entries(report).flatMap(([promise, { violations }]) =>
      violations.length === 0 ? [] : [[promise, { violations: countOf(violations), first: violations[0]?.text ?? '' }]],
    ),
  )
}

/** The last of many violations is a text that says how many more there are. */
function countOf(violations: PromiseReport['P1']['violations']): number {
  const more = /^and (\d+) more$/.exec(violations.at(-1)?.text ?? '')?.[1]
  return more === undefined ? violations.length : violations.length - 1 + Number(more)
}
