import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, type SnapshotId } from '../../src/domain/id.ts'
import { fillInBook } from '../../src/inventory/book/fill-in-book.ts'
import { applySchema, SCHEMA_FOLDER } from '../../src/store/apply-schema.ts'
import { listSubscriptions } from '../../src/store/book-subscriptions.ts'
import { openDatabase } from '../../src/store/database.ts'
import { findBook } from '../../src/store/find-book.ts'
import { aCustomer, aHolder, aSubscription, CATALOG, E4, someUnits } from '../support/a-customer.ts'
import { withDatabase } from '../support/postgres.ts'

const { pool } = withDatabase()
const CHANGE = '0011-book.sql'
let folder = ''

/** A database as the version before left it, with a scan in it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossgrade-schema-'))
  await pool.query('drop schema public cascade; create schema public')
  for (const file of readdirSync(SCHEMA_FOLDER)) if (file < CHANGE) cpSync(join(SCHEMA_FOLDER, file), join(folder, file))
  await applySchema(pool, folder)
  const { holders, ...body } = aCustomer({
    subscriptions: [aSubscription(), aSubscription({ id: id('s2'), offerId: 'other', offerName: 'Something Else' })],
    skus: [someUnits(E4, 10, 2)],
    holders: [aHolder('anna', { lastSignInAt: '2026-01-10T00:00:00.000Z' as never }), aHolder('bo', { accountEnabled: false })],
  })
  for (const snapshot of ['s-1', 's-2']) {
    await pool.query(`insert into snapshots (id, taken_at, state, requested_by) values ($1, now(), $2, 'test')`, [
      snapshot,
      snapshot === 's-1' ? 'complete' : 'taking',
    ])
    await pool.query(
      `insert into snapshot_customers (snapshot_id, customer_id, name, domain, state, is_affected, body) values
         ($1, 'contoso', 'Contoso', 'contoso.example', 'read', true, $2), ($1, 'zava', 'Zava', 'zava.example', 'listed', false, null)`,
      [snapshot, JSON.stringify(body)],
    )
    for (const holder of holders)
      await pool.query(`insert into snapshot_holders values ($1, 'contoso', $2, $3, $4)`, [
        snapshot,
        holder.id,
        holder.userPrincipalName,
        JSON.stringify(holder),
      ])
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a scan of the version before is in the lists once the product has started, and starting again changes nothing', async () => {
  await applySchema(pool)
  const db = openDatabase(pool)
  await Promise.all([fillInBook(db, CATALOG), fillInBook(db, CATALOG)])
  await fillInBook(db, CATALOG)
  expect(await findBook(db, id<SnapshotId>('s-1'))).toMatchObject({ customersRead: 1, customersFailed: 0, subscriptions: 2 })
  for (const snapshot of ['s-1', 's-2']) {
    const rows = await listSubscriptions(db, id(snapshot), {}, { by: 'retirement', direction: 'asc' }, { offset: 0, limit: 10 })
    expect(rows).toMatchObject([
      { id: 's1', retirement: 'office-365-e4', toReplace: true, assigned: 2, unassigned: 8, inactive: 1 },
      { id: 's2', retirement: null, toReplace: false, assigned: null },
    ])
  }
  const { rows } = await pool.query(`select name_key, retired, retired_seats from snapshot_customers where snapshot_id = 's-1' order by 1`)
  expect(rows).toEqual([
    { name_key: 'contoso', retired: 1, retired_seats: 2 },
    { name_key: 'zava', retired: null, retired_seats: null },
  ])
})
