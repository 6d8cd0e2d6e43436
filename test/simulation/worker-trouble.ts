import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/instant.ts'
import type { Stage } from '../../src/durable/stage.ts'
import type { VirtualClock } from '../../src/durable/virtual-clock.ts'
import { START_MS } from './book.ts'
import type { Trouble } from './trouble.ts'
import type { VirtualWorker } from './virtual-worker.ts'
import type { PromiseWatch } from './promise-watch.ts'

export interface WorkerTroubleOptions {
  readonly random: () => number
  readonly clock: VirtualClock
  readonly stage: Stage
  readonly trouble: Trouble
  readonly watch: PromiseWatch
  readonly tell: (line: string) => void
}

/** Of each turn while there is much to do, and later, when a cool-down ends or a watch looks in and there are few turns. */
const CHANCE = 0.005
const CHANCE_LATE = 0.05
const LATE_MS = START_MS + 20 * HOUR_MS
const TIMES_MAX = 6
const TIMES_MAX_LATE = 12

/** Before or after any turn a worker dies, hangs for longer than its lease, or its clock jumps, as on a machine that slept. */
export function createWorkerTrouble(
  options: WorkerTroubleOptions,
): (worker: VirtualWorker, moment: 'before' | 'after', what: string) => void {
  const { random, clock, trouble, watch } = options
  let times = 0
  return (worker, moment, what) => {
    trouble.note('turn')
    const isLate = Date.parse(clock.now()) >= LATE_MS
    if (times >= (isLate ? TIMES_MAX_LATE : TIMES_MAX) || worker.isFrozen()) return
    const kind = trouble.strike('turn', isLate ? CHANCE_LATE : CHANCE, (each) => (each === 'crashAfter') === (moment === 'after'))
    if (!kind) return
    times += 1
    trouble.hit(kind, `${what} of ${worker.name}`)
    if (kind === 'clockJump') return jump(random() * 40 * MINUTE_MS, options)
    watch.forgetWindowsOf((receiver) => receiver?.name.startsWith(`${worker.name} `) === true)
    if (kind === 'hang') hang(worker, options)
    else worker.die()
  }
}

function jump(ms: number, { clock, watch }: WorkerTroubleOptions): void {
  watch.clockJumped(ms)
  clock.advanceBy(ms)
}

/** Silent for longer than its lease, it loses its work; then it wakes up and goes on where it was. */
function hang(worker: VirtualWorker, { random, clock, stage, tell }: WorkerTroubleOptions): void {
  worker.freeze()
  const [leaseMs, sleepMs] = [5 * SECOND_MS + random() * 15 * SECOND_MS, random() * 180 * SECOND_MS]
  void stage.as({ name: 'director', isDead: false, isFrozen: false }, async () => {
    await clock.sleep(leaseMs)
    await stage.turn('lease over', () => {
      worker.lose()
      tell(`.. ${worker.name} is declared lost`)
    })
    await clock.sleep(sleepMs)
    await stage.turn('wakes', () => {
      worker.thaw()
      tell(`.. ${worker.name} wakes up`)
    })
  })
}
