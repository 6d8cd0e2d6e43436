import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { recordConnection } from '../../src/store/connection.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createTokenCache } from '../../src/store/token-cache.ts'
import { withDatabase } from '../support/postgres.ts'

const database = withDatabase()
const TOKEN = { token: 'the-secret-itself', expiresAt: instant('2026-01-15T01:00:00Z') }

test('keeps tokens so that a dump of the database gives nobody access', async () => {
  const db = openDatabase(database.pool)
  await recordConnection(db, { url: 'http://127.0.0.1:1', isEmulator: true })
  const key = randomBytes(32)
  const cache = createTokenCache(db, key)
  await cache.record('graph', TOKEN)
  await cache.recordRefreshToken('refresh-secret')
  expect(await cache.find('graph')).toEqual(TOKEN)
  expect(await cache.findRefreshToken()).toBe('refresh-secret')

  const { rows } = await database.pool.query<{ all: string }>('select secrets::text as all from connections')
  expect(rows[0]?.all).not.toContain('secret-itself')
  expect(rows[0]?.all).not.toContain('refresh-secret')

  const stranger = createTokenCache(db, randomBytes(32))
  expect(await stranger.find('graph')).toBeUndefined()
  await cache.forget('graph')
  expect(await cache.find('graph')).toBeUndefined()
})

test('a connection to anything but practice begins as read only, and another provider begins anew', async () => {
  const db = openDatabase(database.pool)
  const level = async () =>
    (await database.pool.query<{ trust_level: string; secrets: object }>('select trust_level, secrets from connections')).rows[0]
  await recordConnection(db, { url: 'https://api.example', isEmulator: false })
  expect(await level()).toMatchObject({ trust_level: 'read-only', secrets: {} })
})
