import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test, vi } from 'vitest'
import { routes } from '../../src/api/contract/routes.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { until, type RunningProduct } from '../support/a-running-product.ts'
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
  const end = await carryOut(folder, server.url, async (_provider, api) => {
    await server.fill()
    await untilNoRoom(api)
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

/** What changes nothing of the run is asked for until there is no page left for it. */
async function untilNoRoom(api: RunningProduct['api']): Promise<void> {
  const refusal = await until('a request that finds no room', () =>
    api.call(routes.takeSnapshot, { body: {} }).then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
  expect(String(refusal)).toMatch(/disk that holds the database is full; make room on it/)
}
