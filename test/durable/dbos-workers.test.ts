import { afterEach, beforeEach, expect, test } from 'vitest'
import { epochMs, fromEpochMs, HOUR_MS } from '../../src/domain/instant.ts'
import type { PhaseRequest } from '../../src/domain/durable.ts'
import { createDbosDurable } from '../../src/durable/create-dbos-durable.ts'
import { createVirtualClock } from '../../src/durable/virtual-clock.ts'
import { withDatabase } from '../support/postgres.ts'
import { START } from './conformance.ts'
import { clearTables, postgresJournal } from './postgres-journal.ts'
import type { Worker } from './start-worker.ts'
import { end, startWorker, until } from './start-worker.ts'
import type { WorkerOptions } from './worker.ts'

const database = withDatabase()
const workers: Worker[] = []

beforeEach(async () => {
  // The tests use the same phase ids again, and DBOS keeps what it has run.
  await database.pool.query('drop schema if exists dbos cascade')
  await clearTables(database.pool)
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await end(worker, 'SIGKILL')
})

test('two workers share the work', async () => {
  await ask(40, { ms: 50 })
  await Promise.all([start('share-1', { concurrency: 2 }), start('share-2', { concurrency: 2 })])
  await allDone()
  for (const name of ['share-1', 'share-2']) expect((await done()).filter((line) => line.endsWith(name)).length).toBeGreaterThan(5)
  expect(await done()).toHaveLength(40)
})

test('when one of two workers is killed, the other takes up and finishes all of its work', async () => {
  await ask(4, { ms: 1500 })
  const victim = await start('kill-victim')
  await until('all have begun', async () => (await lines()).length === 4)
  // It is dead from here on for its work, so that none is finished while the other's process starts.
  victim.kill('SIGSTOP')
  await start('kill-heir')
  await end(victim, 'SIGKILL')
  await until('the heir has begun all of them', async () => (await lines()).filter((line) => line.endsWith('by kill-heir')).length >= 4)
  await allDone()
  expect(await done()).toEqual(expect.arrayContaining([0, 1, 2, 3].map((n) => `phase-${String(n)} done by kill-heir`)))
})

test('a worker that hangs loses its work and, awake again, records nothing and begins anew', async () => {
  await ask(1, { ms: 600 })
  const hung = await start('hung')
  await until('it has begun', async () => (await lines()).length === 1)
  hung.kill('SIGSTOP')
  await start('awake')
  await allDone()
  hung.kill('SIGCONT')
  await until('the hung one notices', async () => (await lines()).some((line) => line.includes('WorkerLost')))
  expect(await lines()).toEqual(['phase-0 by hung', 'phase-0 by awake', 'phase-0 done by awake', 'phase-0 WorkerLost for hung'])
  await until('the hung one has signed in again', async () => (await stateOf('hung')) === 'alive 3')
})

test('a worker that stops politely gives its work back at once', async () => {
  await ask(1, { ms: 300 })
  const polite = await start('polite')
  await until('it has begun', async () => (await lines()).length === 1)
  await end(polite, 'SIGTERM')
  expect(await stateOf('polite')).toBe('gone 2')
  expect(await states()).toEqual(['waiting'])
  await start('next')
  await allDone()
  expect((await lines()).at(-1)).toBe('phase-0 done by next')
  // Its first step had ended and was recorded.
  expect((await lines()).filter((line) => line.startsWith('phase-0 by'))).toHaveLength(1)
})

test('a worker that comes back under its name resumes its own work without waiting for the lease', async () => {
  await ask(1, { ms: 300 })
  await end(await startAndAwaitBegin('same'), 'SIGKILL')
  await start('same', { heartbeatEveryMs: 60_000 })
  await allDone()
  expect((await lines()).at(-1)).toBe('phase-0 done by same')
})

test('a wait parked under one version is finished by the next', async () => {
  await ask(1, { ms: 1 }, epochMs(START) + HOUR_MS)
  await end(await start('old', { version: '0.0.1' }), 'SIGTERM')
  await start('new', { version: '0.0.2', nowMs: epochMs(START) + HOUR_MS })
  await allDone()
  expect(await lines()).toEqual(['phase-0 by new', 'phase-0 done by new'])
})

test('a phase that ran under one version when it was killed is finished by the next, in a new attempt', async () => {
  await ask(1, { ms: 300 })
  await end(await startAndAwaitBegin('old-killed'), 'SIGKILL')
  await start('new-heir', { version: '0.0.2' })
  await allDone()
  expect(await lines()).toEqual(['phase-0 by old-killed', 'phase-0 by new-heir', 'phase-0 done by new-heir'])
  const { rows } = await database.pool.query<{ attempt: number }>('select attempt from timers')
  expect(rows[0]?.attempt).toBe(2)
})

async function ask(count: number, input: { ms: number }, dueMs: number = epochMs(START)): Promise<void> {
  const { url, pool } = database
  const durable = createDbosDurable({ databaseUrl: url, pool, clock: createVirtualClock(START), applicationVersion: '0.0.1' })
  for (const n of Array.from({ length: count }).keys()) {
    const request: PhaseRequest = { id: `phase-${String(n)}`, kind: 'slow', lane: String(n), dueAt: fromEpochMs(dueMs), input }
    await durable.startPhase(request)
  }
}

async function start(workerId: string, options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const worker = await startWorker({ databaseUrl: database.url, workerId, ...options })
  workers.push(worker)
  return worker
}

async function startAndAwaitBegin(workerId: string): Promise<Worker> {
  const worker = await start(workerId)
  await until('it has begun', async () => (await lines()).length > 0)
  return worker
}

function lines(): Promise<string[]> {
  return postgresJournal(database.pool).lines()
}

async function done(): Promise<string[]> {
  return (await lines()).filter((line) => line.includes(' done by '))
}

async function states(): Promise<string[]> {
  const { rows } = await database.pool.query<{ state: string }>('select state from timers order by id')
  return rows.map((row) => row.state)
}

function allDone(): Promise<void> {
  return until('every phase is done', async () => (await states()).every((state) => state === 'done'))
}

async function stateOf(worker: string): Promise<string> {
  const { rows } = await database.pool.query<{ state: string; generation: string }>('select state, generation from workers where id = $1', [
    worker,
  ])
  return `${rows[0]?.state ?? 'none'} ${rows[0]?.generation ?? ''}`
}
