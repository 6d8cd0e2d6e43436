import { AsyncLocalStorage } from 'node:async_hooks'
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts'
import { stepsOf } from '../../src/workflow/steps-of.ts'
import { START_MS } from './book.ts'
import { FAULT_KINDS, placeOf, type FaultKind, type Place } from './faults.ts'

/** What goes wrong in one play, and what of it hit which step. */
export interface Trouble {
  /** One of the kinds of this place, by chance; undefined: nothing goes wrong this time. */
  strike(place: Place, chance: number, mayBe?: (kind: FaultKind) => boolean): FaultKind | undefined
  /** A fault that has happened. */
  hit(kind: FaultKind, on: string): void
  /** Something in which a fault could have happened. */
  note(what: string): void
  isOn(): boolean
  /** Faults happen in the next hours too. */
  goOn(): void
  /** Of a call of the provider. */
  readonly callChance: number
  /** Of an item of a batch: less where there are many. */
  itemChance(): number
  /** By `step kind`. */
  readonly hits: ReadonlyMap<string, number>
  /** By `step operation effect place`; also `step database` and `step turn`. */
  readonly asked: ReadonlySet<string>
}

export interface TroubleOptions {
  readonly random: () => number
  readonly kinds: readonly FaultKind[] | undefined
  readonly now: () => number
  readonly tell: (line: string) => void
}

/** From the start: the run itself, the end of a cool-down of thirty hours, and the looks of the watch around two of its dates. */
const FAULTY_MS: readonly (readonly [number, number])[] = [
  [0, 8 * HOUR_MS],
  [29 * HOUR_MS, 32 * HOUR_MS],
  [89 * DAY_MS, 91 * DAY_MS],
  [119 * DAY_MS, 122 * DAY_MS],
]
/** From the moment that something is taken back. */
const FAULTY_AFTER_MS = 4 * HOUR_MS
const CALL_CHANCES = [0.03, 0.08, 0.2, 0.5]

/** Before the name of a step that takes another back. */
export const UNDO = 'undo:'

/** The step that is being carried out, for whatever happens inside of it. */
const stepNow = new AsyncLocalStorage<string>()
for (const step of new Set([...stepsOf({ method: 'replace' }), ...stepsOf({ method: 'undo' }), ...stepsOf({ method: 'renewal' })])) {
  const act = step.act.bind(step)
  const nameOf = ({ replacement }: Parameters<typeof act>[0]) => (replacement.method === 'undo' ? `${UNDO}${step.name}` : step.name)
  Object.assign(step, {
    act: (context: Parameters<typeof act>[0]) =>
      stepNow.getStore() === undefined ? stepNow.run(nameOf(context), () => act(context)) : act(context),
  })
}

export function createTrouble({ random, kinds: wanted, now, tell }: TroubleOptions): Trouble {
  const hits = new Map<string, number>()
  const asked = new Set<string>()
  const drawn = drawKinds(random)
  const kinds = wanted ?? drawn
  const callChance = CALL_CHANCES[Math.floor(random() * CALL_CHANCES.length)] ?? 0
  let alsoUntil = -Infinity
  const isOn = (): boolean => now() < alsoUntil || FAULTY_MS.some(([from, to]) => now() - START_MS >= from && now() - START_MS < to)

  return {
    callChance,
    itemChance: () => (stepNow.getStore()?.endsWith('move-licenses') ? callChance / 4 : callChance),
    hits,
    asked,
    isOn,
    goOn: () => void (alsoUntil = now() + FAULTY_AFTER_MS),
    strike(place, chance, mayBe = () => true) {
      const [roll, which] = [random(), random()]
      const candidates = kinds.filter((kind) => placeOf(kind) === place && mayBe(kind))
      return isOn() && roll < chance ? candidates[Math.floor(which * candidates.length)] : undefined
    },
    hit(kind, on) {
      const step = stepNow.getStore() ?? '-'
      hits.set(`${step} ${kind}`, (hits.get(`${step} ${kind}`) ?? 0) + 1)
      tell(`!! ${kind} at ${on} in ${step === '-' ? 'no step' : step}`)
    },
    note: (what) => void asked.add(`${stepNow.getStore() ?? '-'} ${what}`),
  }
}

/** Two to five kinds, so that faults of one sort come often enough to meet each other. */
function drawKinds(random: () => number): readonly FaultKind[] {
  const count = 2 + Math.floor(random() * 4)
  return Array.from({ length: count }, () => FAULT_KINDS[Math.floor(random() * FAULT_KINDS.length)] ?? '429')
}
