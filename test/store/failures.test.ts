import { beforeAll, beforeEach, expect, test } from 'vitest'
import { id, type RunId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import { openDatabase, type Db } from '../../src/store/database.ts'
import { countFailures } from '../../src/store/failures.ts'
import { recordCountedFrom, recordPause, recordRunState } from '../../src/store/runs.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const RUN = id<RunId>('r-1')
const RESUMED = instant('2026-01-15T12:00:00Z')
const WHY = { code: 'too-many-failures', text: 'many', facts: {} }
let db: Db

beforeAll(async () => {
  db = openDatabase(database.pool)
  await database.pool.query(`
    insert into snapshots values ('s-1', now(), now(), 'complete', 'test');
    insert into plans values ('p-1', 'h', '{}', 's-1', now(), 'test');
    insert into runs (id, plan_id, state, created_at, created_by, pause_above) values ('r-1', 'p-1', 'running', now(), 'test', 0.2);
    insert into run_customers values ('r-1', 'c1', 'Contoso', 'contoso.example', 'p-1', 'h', 0, null, now());
    insert into migrations values ('r-1', 'c1', 'd', 'retired', 'working', 'move-licenses', null, null, '2026-01-15T10:00:00Z')`)
})

beforeEach(async () => {
  await database.pool.query(`
    delete from user_moves;
    update runs set state = 'running', pause_above = 0.2, counted_from = null, pause_reason = null`)
})

/** So many users of a state, moved and changed at one time. */
async function someUsers(state: string, count: number, at: string): Promise<void> {
  await database.pool.query(
    `insert into user_moves (run_id, customer_id, decision, user_id, user_principal_name, state, add_licenses, remove_skus, changed_at, moved_at)
     select 'r-1', 'c1', 'd', $1 || n || $3, 'u', $1, '[]', '[]', $3::timestamptz, case when $1 in ('moved', 'verified') then $3::timestamptz end
     from generate_series(1, $2::int) n`,
    [state, count, at],
  )
}

test('counts who was refused and who was tried, not who waits for their turn', async () => {
  await someUsers('refused', 30, '2026-01-15T10:00:00Z')
  await someUsers('verified', 50, '2026-01-15T10:00:00Z')
  await someUsers('pending', 200, '2026-01-15T10:00:00Z')
  expect(await countFailures(db, RUN)).toEqual({ pauseAbove: 0.2, begun: 1, needPerson: 0, tried: 80, refused: 30 })
})

test('counts no more of those who were moved than it takes to say that the share is not reached', async () => {
  await someUsers('refused', 2, '2026-01-15T10:00:00Z')
  await someUsers('moved', 500, '2026-01-15T10:00:00Z')
  const counted = await countFailures(db, RUN)
  expect(counted?.tried).toBeGreaterThan(20)
  expect(counted?.tried).toBeLessThan(30)
})

test('counts from the moment of resuming on, and nothing that was recorded before', async () => {
  await someUsers('refused', 30, '2026-01-15T10:00:00Z')
  // By a worker whose clock is ahead.
  await someUsers('refused', 5, '2026-01-15T12:00:01Z')
  await db.transaction().execute((trx) => recordCountedFrom(trx, RUN, RESUMED))
  expect(await countFailures(db, RUN)).toMatchObject({ begun: 0, tried: 0, refused: 0 })
  await someUsers('refused', 3, '2026-01-15T13:00:00Z')
  await someUsers('moved', 7, '2026-01-15T13:00:00Z')
  expect(await countFailures(db, RUN)).toMatchObject({ begun: 0, tried: 10, refused: 3 })
})

test('counts nothing of a run that is paused or never pauses by itself', async () => {
  await someUsers('refused', 30, '2026-01-15T10:00:00Z')
  await database.pool.query('update runs set pause_above = null')
  expect(await countFailures(db, RUN)).toBeUndefined()
  await database.pool.query(`update runs set pause_above = 0, state = 'paused'`)
  expect(await countFailures(db, RUN)).toBeUndefined()
})

test('of two who pause a run at once one does, and a broken promise takes the place of another reason', async () => {
  const pause = (why: typeof WHY, overrides?: string) => db.transaction().execute((trx) => recordPause(trx, RUN, why, overrides))
  expect((await Promise.all([pause(WHY), pause(WHY)])).toSorted()).toEqual([false, true])
  const broken = { ...WHY, code: 'promise-broken' }
  expect(await pause(broken, 'promise-broken')).toBe(true)
  expect(await pause(broken, 'promise-broken')).toBe(false)
  expect(await pause(WHY)).toBe(false)
  expect(await recordRunState(db, RUN, ['paused'], 'stopping', RESUMED)).toBe(true)
  expect(await pause(broken, 'promise-broken')).toBe(false)
})
