/** Of real time without a turn: somebody waits for what does not come. */
const STILL_MS = 60_000

/** Looks, in real time, whether anybody moves. */
export function watchStandstill(seed: number, story: readonly string[], count: { readonly turns: number }) {
  const { promise, reject } = Promise.withResolvers<never>()
  let last = -1
  const looking = setInterval(() => {
    if (count.turns === last) reject(new Error(`seed ${seed} came to a standstill; last was\n${story.slice(-20).join('\n')}`))
    last = count.turns
  }, STILL_MS)
  return { found: promise, end: () => clearInterval(looking) }
}
