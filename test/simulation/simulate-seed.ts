import type pg from 'pg'
import { seeded } from '../../src/durable/seeded.ts'
import { createStage, type Actor, type Stage } from '../../src/durable/stage.ts'
import { createVirtualClock, type VirtualClock } from '../../src/durable/virtual-clock.ts'
import { play } from '../../src/durable/virtual-play.ts'
import { createVirtualRecords } from '../../src/durable/virtual-records.ts'
import { DAY_MS, fromEpochMs, HOUR_MS } from '../../src/domain/instant.ts'
import type { RunId } from '../../src/domain/id.ts'
import { ENDED } from '../../src/domain/run.ts'
import type { CustomerPlan } from '../../src/domain/plan.ts'
import { planCustomer } from '../../src/planning/plan-customer.ts'
import { openDatabase } from '../../src/store/database.ts'
import { GATE } from '../../src/store/passed-gates.ts'
import { listMigrations, type StoredMigration } from '../../src/store/migrations.ts'
import { CATALOG } from '../support/a-customer.ts'
import { drawBook, market, SKUS, snapshotOf, START_MS, type Book } from './book.ts'
import { createApprovedParts } from './approved-parts.ts'
import { changeRenewals } from './change-renewals.ts'
import { createWorld } from './create-world.ts'
import { disturb } from './disturb.ts'
import type { FaultKind } from './faults.ts'
import { createGates } from './gates.ts'
import { createHalting } from './halting.ts'
import { createProviderModel } from './model/provider-model.ts'
import { createModelNetwork } from './model-network.ts'
import { patchRandom, patchWeakRef } from './patches.ts'
import { BY_HAND, resumePaused, retryFailed, reviveStranded, startApproved } from './operator.ts'
import { createPolicies } from './policies.ts'
import { readEnd, startOf } from './read-end.ts'
import { createRenewalsSaid } from './renewals-said.ts'
import { watchStandstill } from './standstill.ts'
import { createStageDispatcher } from './stage-dispatcher.ts'
import { stagePool } from './stage-pool.ts'
import { storePlan } from './store-plan.ts'
import { createTakingBack } from './take-back.ts'
import { createTrouble, type Trouble } from './trouble.ts'
import { createWorkerTrouble } from './worker-trouble.ts'
import { startVirtualWorker, type VirtualWorker } from './virtual-worker.ts'
import { watchPromises } from './watch-promises.ts'
import type { PromiseWatch, Violation, WatchedAttempt } from './promise-watch.ts'

export interface Simulated extends Pick<Trouble, 'hits' | 'asked'>, Pick<PromiseWatch, 'checked'> {
  readonly seed: number
  readonly violations: readonly Violation[]
  /** What happened, line by line. */
  readonly story: readonly string[]
  readonly turns: number
  readonly requests: number
}

/** What a seed would otherwise decide. */
export interface Focus {
  readonly kinds?: readonly FaultKind[]
  /** Others act in the same tenants. */
  readonly withPeople?: boolean
  /** Somebody pauses the run or stops it. */
  readonly withHalt?: boolean
  /** Somebody takes back what the run did, or some of it. */
  readonly withUndo?: boolean
  /** The plan waits for a person or a moment. */
  readonly withGates?: boolean
  /** The plan says to take back what fails. */
  readonly withUndoOfFailed?: boolean
  /** Some customers' product is left, renewed no more or suspended. */
  readonly withPolicies?: boolean
  /** Nothing is retired: the plan is about how terms end. */
  readonly withRenewals?: boolean
}

/** When an operator looks in who has begun to take something back, or waits for it to be possible. */
const AFTER_TAKING_BACK: readonly number[] = [0.1, 0.5, 1, 2, 3, 4, 5, 6, 26, 60].map((hours) => hours * HOUR_MS)
const TRIES_TO_TAKE_BACK = 4
const PEOPLE_ACT_MS = 8 * HOUR_MS
/** Of each turn with the database. */
const DATABASE_CHANCE = 0.02
/** What others have done to a tenant may be in the way for good: so often the operator tries again. */
const RETRIES = 4
/** Ten times what the longest takes: nothing comes of it any more. */
const TURNS_MOST = 100_000
/**
 * When an operator looks in, from the start. What is suspended after the last but one, where a person said go on late, is deleted 120
 * days later: then comes the last.
 */
const ROUNDS: readonly number[] = [
  ...Array.from({ length: 12 }, (_, hour) => (hour + 1) * HOUR_MS),
  ...[1, 1.25, 1.3, 2, 3, 4, 5, 6, 10, 20, 45, 80, 92, 100, 123, 125, 130, 140, 170, 200, 330].map((days) => days * DAY_MS),
]

/**
 * Plays one seed: a book, a plan, a run over it by two workers, and whatever goes wrong. Leaves the database empty.
 * @throws Error with the end of its story if it stands still or goes on and on
 */
export async function simulateSeed(seed: number, pool: pg.Pool, focus: Focus = {}): Promise<Simulated> {
  const unpatch = [patchRandom(seeded(seed + 1)), patchWeakRef()]
  const story: string[] = []
  const count = { turns: 0, requests: 0 }
  const standstill = watchStandstill(seed, story, count)
  try {
    return await Promise.race([simulate(seed, seeded(seed * 7919 + 13), pool, focus, { story, count }), standstill.found])
  } finally {
    standstill.end()
    for (const each of unpatch) each()
    await pool.query(EMPTY)
  }
}

const EMPTY = `truncate snapshots, plans, customer_plans, approvals, runs, run_customers, migrations, claimed_subscriptions, steps,
  attempts, purchases, user_moves, group_moves, passed_gates, passed_users, deadline_warnings, events, quotas restart identity cascade;
  alter sequence plan_numbers restart; alter sequence snapshot_numbers restart; alter sequence run_numbers restart`

async function simulate(
  seed: number,
  random: () => number,
  pool: pg.Pool,
  focus: Focus,
  { story, count }: { readonly story: string[]; readonly count: { turns: number; requests: number } },
): Promise<Simulated> {
  const clock = createVirtualClock(fromEpochMs(START_MS))
  const now = (): number => Date.parse(clock.now())
  const tell = (line: string): void => void story.push(`${clock.now()}  ${line}`)
  const trouble = createTrouble({ random, kinds: focus.kinds, now, tell })
  const workers: VirtualWorker[] = []
  const workerOf = (actor: Actor | undefined) => workers.find(({ name }) => actor?.name.startsWith(`${name} `))
  const gates = createGates(seeded(seed * 15_485_863 + 7), START_MS, focus.withGates === true)
  const approved = createApprovedParts()
  const takingBack = createTakingBack({
    random: seeded(seed * 104_729 + 29),
    approved,
    isWanted: focus.withUndo === true,
    isWantedOfFailed: focus.withUndoOfFailed === true,
    tell,
  })
  const drawn = seeded(seed * 32_452_843 + 17)
  const policies = createPolicies(drawn, { policies: focus.withPolicies === true, renewals: focus.withRenewals === true })
  const book = policies.applyTo(drawBook(random, { waitBefore: gates.waitBefore, onFailure: takingBack.onFailure }))
  const start = startOf(book)
  const parts = planBook(book)
  for (const part of parts.values()) approved.approve(part)
  const watch = watchPromises(approved, {
    skus: SKUS,
    now,
    attemptOf: (requestId) => attemptOf(pool, requestId),
    lastBeforeHalt: (run) => halting.lastAttempt(run),
    findHeld: gates.findHeld,
  })
  const people = { areActing: false }
  const world = createWorld({ book, watch, random, now, people, keepsScheduledActions: policies.keepsScheduledActions })
  const renewalsSaid = createRenewalsSaid(book.tenants, watch)
  const stage: Stage = createStage(seed, (moment, what, actor) => {
    if (moment === 'before') count.turns += 1
    if (count.turns > TURNS_MOST) throw new Error(`seed ${seed} goes on and on; last was\n${story.slice(-20).join('\n')}`)
    const worker = workerOf(actor)
    if (!worker) return
    if (moment === 'before') halting.beforeTurn()
    strikeWorker(worker, moment, what)
  })
  const halting = createHalting({ random, stage, tell, isWanted: focus.withHalt === true })
  const strikeWorker = createWorkerTrouble({ random, clock, stage, trouble, watch, tell })
  const network = createModelNetwork({
    model: createProviderModel(world),
    watch,
    trouble,
    random,
    isWorker: (actor) => workerOf(actor) !== undefined,
    tell,
    onRequest: () => (count.requests += 1),
  })
  const db = openDatabase(
    stagePool(pool, stage, () => (workerOf(stage.current()) ? strikeDatabase(trouble) : undefined), halting.onRunChanged),
  )
  const records = createVirtualRecords()
  const dispatcher = createStageDispatcher(stage, clock, network)
  for (const name of ['anne', 'bert']) {
    const skewMs = workers.length * Math.floor(random() * 100)
    workers.push(startVirtualWorker({ name, clock, skewMs, stage, records, db, dispatcher, tell }))
  }
  const [first] = workers
  if (!first) throw new Error('nobody works')
  const control = { db, clock, durable: first.durable }

  const plan = await perform(stage, clock, storePlan(db, [...parts.values()], book.choices, clock.now()))
  const run = await perform(stage, clock, startApproved(plan, control))
  const runs = [run]
  halting.arm(run, control)
  const isQuiet = random() < 0.5 && focus.withPeople !== true
  const others = { random, stage, clock, tenants: book.tenants, watch, world, people, tell, untilMs: PEOPLE_ACT_MS }
  if (!isQuiet) disturb(others)
  if (!isQuiet && policies.isAboutRenewals) changeRenewals({ ...others, random: drawn })

  let triesLeft = TRIES_TO_TAKE_BACK
  let retriesLeft = RETRIES
  const isOver = ({ state, reason }: StoredMigration) =>
    ENDED.has(state) ||
    reason?.code === BY_HAND ||
    (retriesLeft === 0 && reason?.code !== GATE && (state === 'needs-person' || state === 'changed'))
  let migrations: readonly StoredMigration[] = []
  for (const rounds = [...ROUNDS]; rounds.length > 0;) {
    const until = fromEpochMs(START_MS + (rounds.shift() ?? 0))
    if (until > clock.now()) await play(engines(), until, () => watch.violations.length > 0)
    migrations = await perform(stage, clock, lookIn())
    watch.violations.push(...(await perform(stage, clock, renewalsSaid.check(migrations, db, now()))))
    const mayTakeBack = takingBack.atMs !== undefined && triesLeft > 0 && (runs.length === 1 || isStopped(runs.at(-1)))
    if (watch.violations.length > 0 || (migrations.every(isOver) && !mayTakeBack)) break
    if (mayTakeBack && now() - START_MS >= (takingBack.atMs ?? 0)) rounds.unshift(...(await takeBack()))
  }
  if (watch.violations.length === 0)
    watch.violations.push(...(await perform(stage, clock, readEnd({ db, migrations, book, start, watch, isQuiet, now: now() }))))
  for (const each of migrations) tell(`== ${each.run} ${each.customer} ${each.state} ${each.step} ${each.reason?.text ?? ''}`)
  const { hits, asked } = trouble
  return { seed, violations: watch.violations, story, ...count, hits, asked, checked: watch.checked }

  /** What was to be taken back and is not, all of it. */
  function isStopped(last: RunId | undefined): boolean {
    return migrations.filter((each) => each.run === last).every(({ state }) => state === 'stopped')
  }

  /** When to look in from now on. */
  async function takeBack(): Promise<readonly number[]> {
    triesLeft -= 1
    const begun = await perform(stage, clock, takingBack.attempt(run, control))
    if (begun !== undefined) {
      runs.push(begun)
      trouble.goOn()
      halting.arm(begun, control)
    }
    return AFTER_TAKING_BACK.map((ms) => now() - START_MS + ms)
  }

  function engines() {
    return workers.map((worker) => worker.durable)
  }

  async function lookIn(): Promise<readonly StoredMigration[]> {
    await halting.settled()
    const all: StoredMigration[] = []
    let isRetried = false
    runs.push(...(await takingBack.takeBackFailed(control)))
    for (const each of runs) {
      const paused = await resumePaused(each, control)
      if (paused !== undefined) tell(`-- resume ${each}: ${paused}`)
      await reviveStranded(each, records, control)
      const goesOn = await gates.goOn(each, control)
      if (goesOn !== undefined) tell(`-- go on ${each}: ${goesOn}`)
      const retried = trouble.isOn() || retriesLeft === 0 ? undefined : await retryFailed(each, control)
      if (retried !== undefined) tell(`-- retry ${each}: ${retried}`)
      isRetried ||= retried !== undefined
      all.push(...(await listMigrations(db, each)))
    }
    if (isRetried && !isQuiet) retriesLeft -= 1
    return all
  }
}

function planBook({ tenants, choices }: Book): ReadonlyMap<string, CustomerPlan> {
  const asOf = fromEpochMs(START_MS)
  return new Map([...tenants.values()].map((tenant) => [tenant.id, planCustomer(snapshotOf(tenant), market(), CATALOG, choices, asOf)]))
}

async function attemptOf(pool: pg.Pool, requestId: string): Promise<WatchedAttempt | undefined> {
  const text = 'select id, run_id as run, customer_id as customer, step, sent_at from attempts where request_id = $1 order by id limit 1'
  const { rows } = await pool.query<{ id: string; run: string; customer: string; step: string; sent_at: Date }>(text, [requestId])
  const [row] = rows
  return row && { number: Number(row.id), run: row.run, customer: row.customer, step: row.step, sentAtMs: row.sent_at.getTime() }
}

function strikeDatabase(trouble: Trouble) {
  trouble.note('database')
  const kind = trouble.strike('database', DATABASE_CHANCE)
  if (kind) trouble.hit(kind, 'the database')
  if (kind === 'databaseRefused') return 'refused'
  return kind === 'databaseDies' ? 'dies' : kind && 'commit-lost'
}

/** Something that is done while the workers go on. */
async function perform<T>(stage: Stage, clock: VirtualClock, work: Promise<T>): Promise<T> {
  let isDone = false
  const watched = work.finally(() => (isDone = true))
  watched.catch(() => undefined)
  while (!isDone) {
    if ((await stage.playOne()) || isDone) continue
    const wake = clock.nextWake()
    if (wake !== undefined) clock.advanceTo(wake)
  }
  return watched
}
