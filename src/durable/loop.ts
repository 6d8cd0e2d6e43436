/** Something that is done again and again until stopped, at most one at a time. */
export interface Loop {
  /** The next round begins at once. */
  wake(): void
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>
}

/**
 * Runs `round` now and then every `everyMs` real milliseconds. Rounds run in the loop's own asynchronous context, never in that
 * of whoever woke it: a workflow started in the context of another would become its child.
 */
export function startLoop(everyMs: number, round: () => Promise<void>, onError: (error: unknown) => void): Loop {
  let isStopped = false
  let wakeUp: () => void = () => undefined
  let isWoken = false

  async function run(): Promise<void> {
    while (!isStopped) {
      isWoken = false
      await round().catch(onError)
      if (!isStopped && !isWoken) await nextRound()
    }
  }

  function nextRound(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => {
      resolve(undefined)
    }, everyMs)
    wakeUp = () => {
      clearTimeout(timer)
      resolve(undefined)
    }
    return promise.then(() => undefined)
  }

  const ended = run()
  return {
    wake() {
      isWoken = true
      wakeUp()
    },
    async stop() {
      isStopped = true
      wakeUp()
      await ended
    },
  }
}
