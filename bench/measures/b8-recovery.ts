import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { routes } from '../../src/api/contract/routes.ts'
import { anEstate, NO_LAGS } from '../harness/an-estate.ts'
import { median } from '../harness/arithmetic.ts'
import { approveWhole, quickChoices } from '../harness/carry-out.ts'
import { atMost, type Figure, type Target } from '../harness/figure.ts'
import type { Say, Size } from '../harness/measure.ts'
import type { BenchProcess } from '../harness/spawn.ts'
import { startStack, type Stack } from '../harness/stack.ts'

const TRIALS = { full: 5, quick: 1 } as const

/** Fewer than a worker does at once: whoever is left has room for what the lost one had in hand. */
const ESTATE = { customers: 8, usersPerCustomer: 10_000, withUsers: false, settings: { lags: NO_LAGS, enforceQuotas: false } } as const
const RATE = 200
/** Long calls, so that a worker is always in the middle of something and neither core is full. */
const DELAY_MS = 1000

/** As they ship: a heartbeat a second, a lease of five of them. */
const HEARTBEAT_MS = 1000
const LEASE_MS = 5000
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 60_000

/**
 * From the kill (or the freeze) of a worker until the last phase that it had in hand runs in another: the worst of some
 * trials, each with a new second worker.
 */
export async function measureRecovery(size: Size, say: Say): Promise<readonly Figure[]> {
  await using stack = await startStack({ estate: anEstate(ESTATE), rate: RATE, workers: 1, stub: ESTATE })
  const plan = await approveWhole(stack.api, quickChoices(), say)
  await stack.delayAnswers(DELAY_MS)
  await stack.api.call(routes.startRun, { body: { plan } })
  const client = new pg.Client({ connectionString: stack.databaseUrl })
  await client.connect()
  try {
    const killed = await trials(TRIALS[size], 'SIGKILL', stack, client, say)
    const frozen = await trials(TRIALS[size], 'SIGSTOP', stack, client, say)
    return [
      figureOf('recovery after kill -9', killed, HEARTBEAT_MS, 'heartbeats', atMost(5)),
      figureOf('recovery after a hang', frozen, LEASE_MS, 'leases', atMost(1)),
    ]
  } finally {
    await client.end()
  }
}

function figureOf(what: string, ms: readonly number[], unitMs: number, unit: string, target: Target): Figure {
  return {
    measure: 'B8',
    what: `${what}, worst of ${ms.length}`,
    target,
    measured: Math.max(...ms) / unitMs,
    unit,
    binds: `the lease of ${LEASE_MS / 1000} s, counted from the last heartbeat; median ${(median(ms) / unitMs).toFixed(2)}`,
    facts: { ms },
  }
}

async function trials(count: number, signal: 'SIGKILL' | 'SIGSTOP', stack: Stack, client: pg.Client, say: Say): Promise<readonly number[]> {
  const times: number[] = []
  for (let n = 1; n <= count; n += 1) {
    const ms = await trial(signal, stack, client)
    say(`${signal} ${n} of ${count}: ${Math.round(ms)} ms`)
    times.push(ms)
  }
  return times
}

async function trial(signal: 'SIGKILL' | 'SIGSTOP', stack: Stack, client: pg.Client): Promise<number> {
  const victim = busiest(stack)
  const survivor = await stack.startWorker()
  await until('the worker has something in hand', async () => (await inHand(client, victim)).length > 0)
  // Not always at the same moment of a heartbeat.
  await pause(Math.random() * HEARTBEAT_MS)
  victim.signal(signal)
  const from = performance.now()
  const lost = await inHand(client, victim)
  await until('the lost phases run in another worker', async () => (await heldElsewhere(client, lost, victim)) === lost.length)
  const ms = performance.now() - from
  await victim.stop('SIGKILL')
  await until('the survivor has it all', async () => (await inHand(client, survivor)).length > 0)
  return ms
}

/** The worker that was started last: it took over from the one before. */
function busiest({ workers }: Stack): BenchProcess {
  const last = workers.at(-1)
  if (!last) throw new Error('no worker')
  return last
}

async function inHand(client: pg.Client, worker: BenchProcess): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>("select id from timers where state = 'running' and claimed_by = $1", [nameOf(worker)])
  return rows.map(({ id }) => id)
}

/** Claimed by another, or done by one: a phase that was recorded as ended just before the signal counts too. */
async function heldElsewhere(client: pg.Client, ids: readonly string[], than: BenchProcess): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "select count(*)::int as n from timers where id = any($1) and (state = 'done' or (state = 'running' and claimed_by <> $2))",
    [ids, nameOf(than)],
  )
  return rows[0]?.n ?? 0
}

function nameOf({ ready }: BenchProcess): string {
  return String(ready['worker'])
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; !(await isSo()); await pause(LOOK_EVERY_MS))
    if (performance.now() > deadline) throw new Error(`waited ${PATIENCE_MS / 1000} s until ${what}`)
}
