import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { WorkerLost } from '../../src/domain/durable.ts'
import { createRegistration, takeFromSilent } from '../../src/durable/worker-identity.ts'
import { openDatabase } from '../../src/store/database.ts'
import { withDatabase } from '../support/postgres.ts'
import { clearTables } from './postgres-journal.ts'
import { until } from './start-worker.ts'

const database = withDatabase()
const db = openDatabase(database.pool)
const LEASE_MS = 300

beforeEach(() => clearTables(database.pool))

test('a worker records while it is alive', async () => {
  const worker = createRegistration(db, 'w', '0.0.1', LEASE_MS)
  await worker.register()
  await record(worker.assertAlive)
  expect(await journalSize()).toBe(1)
})

test('a worker that was declared lost records nothing, until it signs in again', async () => {
  const worker = createRegistration(db, 'w', '0.0.1', LEASE_MS)
  await worker.register()
  await fallSilent('w')
  expect(await takeFromSilent(db, LEASE_MS)).toEqual(['w'])
  await expect(record(worker.assertAlive)).rejects.toThrow(WorkerLost)
  expect(await worker.beat(db)).toBe(false)
  expect(await journalSize()).toBe(0)
  await worker.register()
  expect(worker.generation).toBe(3)
  await record(worker.assertAlive)
  expect(await journalSize()).toBe(1)
})

test('nobody is declared lost in the middle of a record', async () => {
  const worker = createRegistration(db, 'w', '0.0.1', LEASE_MS)
  await worker.register()
  await fallSilent('w')
  await db.transaction().execute(async (trx) => {
    await worker.assertAlive(trx)
    expect(await takeFromSilent(db, LEASE_MS)).toEqual([])
  })
  expect(await takeFromSilent(db, LEASE_MS)).toEqual(['w'])
})

test('a worker beats while it records', async () => {
  const worker = createRegistration(db, 'w', '0.0.1', LEASE_MS)
  await worker.register()
  await db.transaction().execute(async (trx) => {
    await worker.assertAlive(trx)
    expect(await worker.beat(db)).toBe(true)
  })
})

test('a worker that hangs in the middle of a record is given up after a lease, and its record is not kept', async () => {
  const worker = createRegistration(db, 'w', '0.0.1', LEASE_MS)
  await worker.register()
  await fallSilent('w')
  const hanging = db.transaction().execute(async (trx) => {
    await worker.assertAlive(trx)
    await sql`insert into journal (line) values ('half')`.execute(trx)
    await until('it is given up', async () => (await takeFromSilent(db, LEASE_MS)).includes('w'), 5000)
  })
  await expect(hanging).rejects.toThrow()
  expect(await journalSize()).toBe(0)
})

test('a worker that beats is not declared lost, and one that is lost is taken once', async () => {
  for (const id of ['beats', 'silent']) await createRegistration(db, id, '0.0.1', LEASE_MS).register()
  await fallSilent('silent')
  const taken = await Promise.all([takeFromSilent(db, LEASE_MS), takeFromSilent(db, LEASE_MS)])
  expect(taken.flat()).toEqual(['silent'])
})

async function record(assertAlive: ReturnType<typeof createRegistration>['assertAlive']): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await assertAlive(trx)
    await sql`insert into journal (line) values ('recorded')`.execute(trx)
  })
}

async function fallSilent(id: string): Promise<void> {
  await sql`update workers set heartbeat_at = now() - interval '1 minute' where id = ${id}`.execute(db)
}

async function journalSize(): Promise<number> {
  const { rows } = await sql<{ size: number }>`select count(*)::int as size from journal`.execute(db)
  return rows[0]?.size ?? -1
}
