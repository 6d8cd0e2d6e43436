import { beforeEach, expect, test } from 'vitest'
import { id, type CustomerId, type PlanId } from '../../src/domain/id.ts'
import { outlinesOf } from '../../src/domain/replacement-outline.ts'
import { hashCustomerPlan } from '../../src/planning/hash-plan.ts'
import { openDatabase } from '../../src/store/database.ts'
import { recordParts } from '../../src/store/plans.ts'
import { findPartAgain } from '../../src/store/recent-parts.ts'
import { planOf } from '../support/a-plan.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const PLAN = id<PlanId>('p-1')
const CONTOSO = id<CustomerId>('contoso')
const plan = planOf()

/** Plans cannot be changed: somebody who goes round that. */
async function tamper(statement: string): Promise<void> {
  const client = await database.pool.connect()
  await client.query(`begin; set local session_replication_role = replica; ${statement}; commit`)
  client.release()
}

beforeEach(async () => {
  const db = openDatabase(database.pool)
  await tamper('delete from customer_plans; delete from plans; delete from snapshots')
  await database.pool.query(`
    insert into snapshots values ('s-1', now(), now(), 'complete', 'test');
    insert into plans values ('p-1', 'h', '{}', 's-1', now(), 'test')`)
  const counts = { toReplace: 1, blocked: 0, skipped: 0, users: 2 }
  const part = { customer: CONTOSO, name: 'Contoso', ...hashCustomerPlan(plan), ...counts, outline: outlinesOf(plan) }
  await db.transaction().execute((trx) => recordParts(trx, PLAN, [part]))
})

test('gives the same object again while somebody holds it, with the hash that is stored', async () => {
  const db = openDatabase(database.pool)
  const first = await findPartAgain(db, PLAN, CONTOSO)
  expect(first?.plan).toEqual(plan)
  expect((await findPartAgain(db, PLAN, CONTOSO))?.plan).toBe(first?.plan)
})

test('notices a hash that was changed since, and a text that no longer has it', async () => {
  const db = openDatabase(database.pool)
  const first = await findPartAgain(db, PLAN, CONTOSO)
  await tamper("update customer_plans set hash = 'another'")
  await expect(findPartAgain(db, PLAN, CONTOSO)).rejects.toThrow('was stored or approved')
  expect(first).toBeDefined()
})

test('knows nothing of a part that is not there, or is gone', async () => {
  const db = openDatabase(database.pool)
  expect(await findPartAgain(db, PLAN, id<CustomerId>('fabrikam'))).toBeUndefined()
  const first = await findPartAgain(db, PLAN, CONTOSO)
  await tamper('delete from customer_plans')
  expect(await findPartAgain(db, PLAN, CONTOSO)).toBeUndefined()
  expect(first).toBeDefined()
})
