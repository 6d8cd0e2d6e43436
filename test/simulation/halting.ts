import type pg from 'pg'
import type { RunId } from '../../src/domain/id.ts'
import type { Stage } from '../../src/durable/stage.ts'
import type { ControlDeps } from '../../src/workflow/control-run.ts'
import { pauseIt, stopIt } from './operator.ts'

/** A person who pauses a run or stops it in the middle of what the workers do, and what was begun before. */
export interface Halting {
  /** This run from now on, unless another was halted. */
  arm(run: RunId, control: ControlDeps): void
  /** A worker is about to have a turn. */
  beforeTurn(): void
  /** Resolves when the person who has begun to halt it is done. */
  settled(): Promise<void>
  /** In the turn in which a run was changed. */
  onRunChanged(client: pg.PoolClient): Promise<void>
  /** The newest attempt when this run was paused or stopped, by whom ever; undefined while it runs. */
  lastAttempt(run: string): number | undefined
}

export interface HaltingOptions {
  readonly random: () => number
  readonly stage: Stage
  readonly tell: (line: string) => void
  /** Not by chance. */
  readonly isWanted: boolean
}

/** Turns of workers, of which the first thousand or so buy and move. */
const TURNS_MOST = 1500

export function createHalting({ random, stage, tell, isWanted }: HaltingOptions): Halting {
  const [roll, at] = [random(), random()]
  const by = roll < 0.2 ? 'stop' : roll < 0.5 || isWanted ? 'pause' : undefined
  let turnsLeft = Math.floor(at ** 2 * TURNS_MOST)
  let armed: { readonly run: RunId; readonly control: ControlDeps } | undefined
  let halting: Promise<void> | undefined
  const last = new Map<string, number>()

  async function halt(run: RunId, control: ControlDeps): Promise<void> {
    const isHalted = by === 'stop' ? await stopIt(run, control) : await pauseIt(run, control)
    tell(`-- ${by ?? ''}${isHalted ? '' : ': too late'}`)
  }

  return {
    arm(run, control) {
      if (!halting) armed = { run, control }
    },
    beforeTurn() {
      if (!armed || by === undefined || halting) return
      turnsLeft -= 1
      if (turnsLeft > 0) return
      const { run, control } = armed
      halting = stage.as({ name: 'operator', isDead: false, isFrozen: false }, () => halt(run, control))
    },
    settled: () => halting ?? Promise.resolve(),
    async onRunChanged(client) {
      const { rows } = await client.query<{ id: string; state: string; newest: string }>(
        'select id, state, (select coalesce(max(id), 0) from attempts) as newest from runs',
      )
      for (const { id, state, newest } of rows) {
        // What was begun since it was halted first is begun too late.
        if (state === 'running' || state === 'finished') last.delete(id)
        else if (!last.has(id)) last.set(id, Number(newest))
      }
    },
    lastAttempt: (run) => last.get(run),
  }
}
