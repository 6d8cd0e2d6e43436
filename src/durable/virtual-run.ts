import type { Actor } from './stage.ts'
import type { VirtualTimer } from './virtual-records.ts'

/** A phase that is under way in a virtual engine. */
export interface VirtualRun {
  readonly timer: VirtualTimer
  readonly actor: Actor
  /** It has gone to another worker: nothing of this run is recorded any more. */
  isLost: boolean
  /** The body was told that the worker stops. */
  isReleased: boolean
  /** The number of the next step. */
  nextStep(): number
}

export function createVirtualRun(timer: VirtualTimer, worker: string): VirtualRun {
  let steps = 0
  return {
    timer,
    actor: { name: `${worker} ${timer.request.id}`, isDead: false, isFrozen: false },
    isLost: false,
    isReleased: false,
    nextStep() {
      steps += 1
      return steps - 1
    },
  }
}
