import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, expect, test, vi } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { canMountSmallDisk, startOnSmallDisk } from './small-disk.ts'
import { carryOut } from './with-outage.ts'

// What everything rests on goes away for a while, for the API and a worker in processes of their own, and comes back.

const TIMEOUT_MS = 180_000
const AWAY_MS = 4000
/** A new database takes forty, and as many again for what a run writes. */
const DISK_MEGABYTES = 160

vi.setConfig({ testTimeout: TIMEOUT_MS, hookTimeout: TIMEOUT_MS })

let undisturbed = ''

beforeAll(async () => {
  await using cleanUp = new AsyncDisposableStack()
  const folder = newFolder(cleanUp)
  const server = cleanUp.adopt(await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), fsync: false }), (each) => each.stop())
  undisturbed = await carryOut(folder, server.url)
})

test('a database that is stopped and started again in the middle of a run', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const folder = newFolder(cleanUp)
  const database = { dataDir: join(folder, 'postgres'), fsync: false }
  let server: EmbeddedPostgres = cleanUp.adopt(await startEmbeddedPostgres(database), () => server.stop())
  const end = await carryOut(folder, server.url, async () => {
    await server.stop()
    await pause(AWAY_MS)
    server = await startEmbeddedPostgres({ ...database, port: server.port })
  })
  expect(end).toBe(undisturbed)
})

test('a provider that is gone for minutes in the middle of a run', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const folder = newFolder(cleanUp)
  const server = cleanUp.adopt(await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), fsync: false }), (each) => each.stop())
  const end = await carryOut(folder, server.url, async (provider) => {
    await provider.stop()
    await pause(AWAY_MS)
    await provider.start()
  })
  expect(end).toBe(undisturbed)
})

test.skipIf(!canMountSmallDisk())('a disk that is full to the last byte in the middle of a run, and has room again', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const folder = newFolder(cleanUp)
  const server = cleanUp.adopt(await startOnSmallDisk(join(folder, 'disk'), DISK_MEGABYTES), (each) => each.end())
  const end = await carryOut(folder, server.url, async () => {
    await server.fill()
    await expectNoRoom(server.url)
    await pause(AWAY_MS)
    await server.free()
  })
  expect(end).toBe(undisturbed)
})

function newFolder(cleanUp: AsyncDisposableStack): string {
  const folder = cleanUp.adopt(mkdtempSync(join(tmpdir(), 'crossgrade-outage-')), (path) => rmSync(path, { recursive: true, force: true }))
  // mkdtemp makes folders that only we can enter, and Postgres may run under another account.
  chmodSync(folder, 0o755)
  return folder
}

/** PostgreSQL's own words for it, or it has fallen over it already. */
async function expectNoRoom(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  const filling = client
    .connect()
    .then(() => client.query('create table no_room as select repeat(n::text, 100) from generate_series(1, 1e6) n'))
  await expect(filling).rejects.toThrow(/No space left on device|ECONNREFUSED|terminated|recovery mode|starting up/)
  await client.end().catch(() => undefined)
}
