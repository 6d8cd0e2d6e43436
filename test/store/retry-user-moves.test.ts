import { beforeAll, beforeEach, expect, test } from 'vitest'
import { id, type CustomerId, type RunId, type SkuId, type UserId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import { openDatabase, type Db } from '../../src/store/database.ts'
import { retryUserMoves } from '../../src/store/retry-user-moves.ts'
import { closeUserMoves, createUserMoves, listUserMoves, recordUserMoves } from '../../src/store/user-moves.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const AT = instant('2026-01-15T00:00:00Z')
const key = { run: id<RunId>('r-1'), customer: id<CustomerId>('c1'), decision: 'd' }
const OLD = id<SkuId>('old')
let db: Db

beforeAll(async () => {
  db = openDatabase(database.pool)
  await database.pool.query(`
    insert into snapshots values ('s-1', now(), now(), 'complete', 'test');
    insert into plans values ('p-1', 'h', '{}', 's-1', now(), 'test');
    insert into runs values ('r-1', 'p-1', 'running', now(), 'test');
    insert into run_customers values ('r-1', 'c1', 'Contoso', 'contoso.example', 'p-1', 'h', 0, null, now());
    insert into migrations values ('r-1', 'c1', 'd', 'retired', 'needs-person', 'move-licenses', null, null, now())`)
})

beforeEach(() => database.pool.query('delete from user_moves'))

async function aMove(
  name: string,
  own: { readonly isLatecomer?: boolean; readonly wasSent?: boolean; readonly refusedWith?: string },
): Promise<void> {
  const user = id<UserId>(name)
  await db.transaction().execute(async (trx) => {
    const move = {
      user,
      through: [],
      userPrincipalName: `${name}@contoso.example`,
      add: [],
      remove: [OLD],
      isLatecomer: own.isLatecomer ?? false,
    }
    await createUserMoves(trx, key, [move], AT)
    if (own.wasSent) await recordUserMoves(trx, key, [{ user, state: 'sent', before: { licenses: [], enabled: [] } }], AT)
    if (own.refusedWith)
      await recordUserMoves(trx, key, [{ user, state: 'refused', reason: { code: own.refusedWith, text: '', facts: {} } }], AT)
    else await recordUserMoves(trx, key, [{ user, state: 'pending' }], AT)
  })
}

async function states(): Promise<Readonly<Record<string, string>>> {
  const moves = await listUserMoves(db, key, ['pending', 'sent', 'moved', 'verified', 'refused', 'left-alone'], 100)
  return Object.fromEntries(moves.map((move) => [move.user, move.state]))
}

test('retry tries again whom Microsoft refused, and nobody else', async () => {
  await aMove('anna', { refusedWith: 'CountViolation', wasSent: true })
  await aMove('bo', { wasSent: true })
  expect(await db.transaction().execute((trx) => retryUserMoves(trx, key, AT))).toBe(1)
  expect(await states()).toEqual({ anna: 'pending', bo: 'pending' })
})

test('retry does not move a latecomer without a place: the part’s clause judges them anew', async () => {
  await aMove('late', { isLatecomer: true, refusedWith: 'latecomer' })
  await aMove('seated', { isLatecomer: true, wasSent: true, refusedWith: 'Other' })
  expect(await db.transaction().execute((trx) => retryUserMoves(trx, key, AT))).toBe(2)
  expect(await states()).toEqual({ seated: 'pending' })
})

test('retry verifies again, and does not move again, whose services were late', async () => {
  await aMove('anna', { wasSent: true, refusedWith: 'services-not-enabled' })
  await db.transaction().execute((trx) => retryUserMoves(trx, key, AT))
  expect(await states()).toEqual({ anna: 'moved' })
})

test('who no longer holds the old license is verified where a swap of ours was sent, else left alone', async () => {
  await aMove('ours', { wasSent: true })
  await aMove('theirs', {})
  const reason = { code: 'no-longer-held', text: '', facts: {} }
  await db.transaction().execute(async (trx) => {
    expect(await closeUserMoves(trx, key, { from: 'pending', to: 'moved', reason: null, wasSent: true }, AT)).toBe(1)
    expect(await closeUserMoves(trx, key, { from: 'pending', to: 'left-alone', reason }, AT)).toBe(1)
  })
  expect(await states()).toEqual({ ours: 'moved', theirs: 'left-alone' })
})
