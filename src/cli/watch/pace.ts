const WINDOW_MS = 30_000

/** Users per minute of real time over the last half minute. */
interface Pace {
  /** Undefined until there are two looks, and while nobody is being moved. */
  see(moved: number, atMs: number): number | undefined
}

export function createPace(): Pace {
  let looks: readonly { readonly moved: number; readonly atMs: number }[] = []
  return {
    see(moved, atMs) {
      const inWindow = looks.filter((look) => look.atMs >= atMs - WINDOW_MS)
      looks = [...inWindow, { moved, atMs }]
      const [first] = looks
      if (!first || atMs <= first.atMs || moved <= first.moved) return undefined
      return Math.round(((moved - first.moved) * 60_000) / (atMs - first.atMs))
    },
  }
}
