import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { recordConnection, recordWritesStopped } from '../../src/store/connection.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createWriteGate } from '../../src/store/write-gate.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()

test('a no is never believed twice: who is woken because writes are allowed again may send', async () => {
  const db = openDatabase(database.pool)
  await recordConnection(db, { url: 'http://127.0.0.1:1', isEmulator: true })
  const gate = createWriteGate(db, () => Promise.resolve())
  await recordWritesStopped(db, { at: instant('2026-01-15T00:00:00Z'), by: 'Megan Bowen' })
  expect(await gate.refusal()).toBe('writes-stopped')
  await recordWritesStopped(db, null)
  expect(await gate.refusal()).toBeUndefined()
})
