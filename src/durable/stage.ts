import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTick } from 'node:timers/promises'
import { seeded } from './seeded.ts'

/**
 * Where concurrent work takes turns: one thing happens at a time, and a seed decides which of those that could. As long as whatever
 * reaches out of the process does it in a turn, the same seed plays the same piece.
 */
export interface Stage {
  /** Waits to be chosen, then does `act` while everybody else waits. Never returns to an actor that has died meanwhile. */
  turn<T>(what: string, act: () => T | Promise<T>): Promise<T>
  /** What `body` asks of the stage, however deep in its calls, is asked by `actor`. */
  as<T>(actor: Actor, body: () => Promise<T>): Promise<T>
  /** Who asks; undefined outside of `as`. */
  current(): Actor | undefined
  /** Lets one of those who wait have its turn. False when nobody can. */
  playOne(): Promise<boolean>
  /** Resolves when somebody waits who could have a turn. */
  nextArrival(): Promise<void>
  /** A number from 0 to `count` - 1 by the seed. */
  choose(count: number): number
}

/** One line of work. */
export interface Actor {
  readonly name: string
  /** Nothing of it ever comes back. */
  isDead: boolean
  /** It waits, whatever it asks for. */
  isFrozen: boolean
}

/** Told before and after each turn, in the asynchronous context of who asked for it; here a test makes an actor die or freeze. */
export type OnTurn = (moment: 'before' | 'after', what: string, actor: Actor | undefined) => void

interface Waiting {
  readonly actor: Actor | undefined
  readonly what: string
  readonly context: <R>(body: () => R) => R
  /** Resolves when the turn is over. */
  go(): Promise<void>
}

export function createStage(seed: number, onTurn: OnTurn = () => undefined): Stage {
  const random = seeded(seed)
  const currentActor = new AsyncLocalStorage<Actor>()
  let waiting: Waiting[] = []
  let arrival = Promise.withResolvers<undefined>()

  async function turn<T>(what: string, act: () => T | Promise<T>): Promise<T> {
    const actor = currentActor.getStore()
    const chosen = Promise.withResolvers<undefined>()
    const over = Promise.withResolvers<undefined>()
    waiting.push({ actor, what, context: AsyncLocalStorage.snapshot(), go: () => (chosen.resolve(undefined), over.promise) })
    arrival.resolve(undefined)
    await chosen.promise
    const [outcome] = await Promise.allSettled([(async () => act())()])
    onTurn('after', what, actor)
    over.resolve(undefined)
    if (actor?.isDead) await never()
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  }

  function listReady(): readonly Waiting[] {
    return waiting.filter(({ actor }) => !actor?.isDead && !actor?.isFrozen)
  }

  function choose(count: number): number {
    return Math.floor(random() * count)
  }

  async function playOne(): Promise<boolean> {
    // Whoever had the last turn goes on until they wait again, or have ended.
    await nextTick()
    waiting = waiting.filter(({ actor }) => !actor?.isDead)
    const ready = listReady()
    const next = ready[choose(ready.length)]
    if (!next) return false
    next.context(() => onTurn('before', next.what, next.actor))
    if (next.actor?.isDead || next.actor?.isFrozen) return true
    waiting = waiting.filter((each) => each !== next)
    await next.go()
    return true
  }

  return {
    turn,
    as: (actor, body) => currentActor.run(actor, body),
    current: () => currentActor.getStore(),
    playOne,
    async nextArrival() {
      if (listReady().length > 0) return
      arrival = Promise.withResolvers<undefined>()
      await arrival.promise
    },
    choose,
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}
