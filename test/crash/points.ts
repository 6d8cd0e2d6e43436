import { STEP_NAMES, UNDO_STEP_NAMES, type StepName } from '../../src/domain/run.ts'
import type { Moment } from '../../src/domain/failpoint.ts'

/** A place where a worker dies: as CROSSGRADE_FAILPOINT takes it, `step:moment@nth`. */
export type Point = `${StepName}:${Moment}@${number}`

const CUSTOMERS = 3
/** Writes that one run over the book sends: a cart and a checkout each, batches of twenty users (25, 12 and 5), a group, a suspension each. */
const WRITES: Partial<Record<StepName, number>> = { buy: 2 * CUSTOMERS, 'move-licenses': 2 + 1 + 1 + 1, 'switch-off': CUSTOMERS }

/** Writes that take it back: an active subscription each, users and a group as before, a cancellation each. */
const WRITES_BACK: typeof WRITES = { ...WRITES, reactivate: CUSTOMERS }

/** Every point that a run over the crash book comes by: around each write, and after the record of each step of each customer. */
export function listPoints(): readonly Point[] {
  return pointsOf(STEP_NAMES, WRITES)
}

/** The same, of a run that takes it back. */
export function listPointsBack(): readonly Point[] {
  return pointsOf(UNDO_STEP_NAMES, WRITES_BACK)
}

function pointsOf(steps: readonly StepName[], writesOf: typeof WRITES): readonly Point[] {
  return steps.flatMap((step) => {
    const writes = writesOf[step] ?? 0
    return [...nths(step, 'before-send', writes), ...nths(step, 'after-effect', writes), ...nths(step, 'after-record', writes + CUSTOMERS)]
  })
}

function nths(step: StepName, moment: Moment, count: number): readonly Point[] {
  return Array.from({ length: count }, (_, index): Point => `${step}:${moment}@${index + 1}`)
}

/** `count` of these points by seed, one of every step and moment among them. The same seed draws the same points. */
export function drawPoints(all: readonly Point[], seed: number, count: number): readonly Point[] {
  const shuffled = shuffle(all, seed)
  const firsts = [...Map.groupBy(shuffled, (point) => point.split('@')[0])].flatMap(([, points]) => points.slice(0, 1))
  return [...firsts, ...shuffled.filter((point) => !firsts.includes(point))].slice(0, count)
}

function shuffle(points: readonly Point[], seed: number): readonly Point[] {
  const random = randomOf(seed)
  return points
    .map((point) => ({ point, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ point }) => point)
}

/** Mulberry32: numbers from 0 to 1 that a seed decides. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296
  }
}
