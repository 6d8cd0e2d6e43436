import type { Claim } from './timers.ts'

/** The phases that run in this process, by phase id. */
export interface Running {
  readonly size: number
  add(claim: Claim): RunningPhase
  find(id: string): RunningPhase | undefined
  /** Resolves when nothing runs, or after `ms`. */
  whenEmpty(ms?: number): Promise<void>
}

export interface RunningPhase {
  readonly claim: Claim
  /** Set once the body was told that the phase is no longer ours; what it returns after that does not count. */
  isReleased: boolean
  /** Set once the body runs here. A phase that DBOS was asked to start may be one that another worker has in hand. */
  hasBegun: boolean
  end(): void
}

export function createRunning(onEnd: () => void): Running {
  const phases = new Map<string, RunningPhase>()
  const waiting = new Set<() => void>()

  return {
    get size() {
      return phases.size
    },
    find: (id) => phases.get(id),
    add(claim) {
      const phase: RunningPhase = {
        claim,
        isReleased: false,
        hasBegun: false,
        end() {
          if (phases.get(claim.id) === phase) phases.delete(claim.id)
          if (phases.size === 0) for (const wake of waiting) wake()
          onEnd()
        },
      }
      phases.set(claim.id, phase)
      return phase
    },
    async whenEmpty(ms) {
      if (phases.size === 0) return
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const wake = (): void => {
        resolve(undefined)
      }
      const timer = ms === undefined ? undefined : setTimeout(wake, ms)
      waiting.add(wake)
      await promise
      waiting.delete(wake)
      clearTimeout(timer)
    },
  }
}
