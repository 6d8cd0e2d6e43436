import { setImmediate as nextTick } from 'node:timers/promises'
import type { VirtualTimer } from './virtual-records.ts'

/**
 * A phase that is under way in the virtual engine. One run moves at a time: it moves until its body asks for the next operation,
 * waits there for its turn, and the engine chooses who is next.
 */
export interface VirtualRun {
  readonly timer: VirtualTimer
  /** The worker died: nothing of this run ever comes back. */
  readonly isDead: boolean
  readonly hasEnded: boolean
  isReleased: boolean
  /** The number of the next step. */
  nextStep(): number
  /** Waits for a turn, then does `operation`. Never returns when the worker dies meanwhile. */
  inTurn<T>(operation: () => Promise<T>): Promise<T>
  isReady(): boolean
  /** Starts the body, or lets it go on, and returns when it waits again or has ended. */
  move(): Promise<void>
  die(): void
}

export function createVirtualRun(timer: VirtualTimer, body: (run: VirtualRun) => Promise<void>): VirtualRun {
  const parked: (() => void)[] = []
  let steps = 0
  let operations = 0
  let hasStarted = false
  let hasEnded = false
  let isDead = false
  let turnOver: () => void = () => undefined

  function checkTurn(): void {
    if (isDead || hasEnded || (parked.length > 0 && operations === 0)) turnOver()
  }

  const run: VirtualRun = {
    timer,
    isReleased: false,
    get isDead() {
      return isDead
    },
    get hasEnded() {
      return hasEnded
    },
    nextStep() {
      steps += 1
      return steps - 1
    },
    async inTurn(operation) {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      parked.push(() => {
        resolve(undefined)
      })
      checkTurn()
      await promise
      operations += 1
      try {
        const result = await operation()
        if (isDead) await never()
        return result
      } finally {
        operations -= 1
        // The body first: it may ask for its next operation, or end.
        void nextTick().then(checkTurn)
      }
    },
    isReady: () => !hasEnded && !isDead && (!hasStarted || parked.length > 0),
    async move() {
      const over = Promise.withResolvers<undefined>()
      turnOver = () => {
        over.resolve(undefined)
      }
      if (hasStarted) parked.shift()?.()
      else {
        hasStarted = true
        void body(run).finally(() => {
          hasEnded = true
          checkTurn()
        })
      }
      await over.promise
    },
    die() {
      isDead = true
      checkTurn()
    },
  }
  return run
}

export function never(): Promise<never> {
  return new Promise(() => undefined)
}
