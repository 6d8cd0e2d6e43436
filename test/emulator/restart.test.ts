import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEmulator } from '../../emulator/server.ts'
import { aClient, advance, anEmulator, anEstate, at, boughtE3, call, contoso, listAt, SWAP, textAt, userIds } from './a-running-emulator.ts'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('keeps everything over a restart: ids, time, purchases, users, faults, log', async () => {
  const dataDir = await aFolder()
  const first = await startEmulator({ dataDir, estate: anEstate() })
  const client = await aClient(first)
  await boughtE3(client)
  const [user = ''] = await userIds(client)
  await client.graph('POST', `/users/${user}/assignLicense`, SWAP)
  await client.emulator('POST', '/faults', { kind: '429', operation: 'checkout' })
  await advance(client, '3d')
  const before = {
    clock: Date.parse(first.clock()),
    events: at((await client.emulator('GET', '/events')).body, 'events'),
    id: first.clientId,
    secret: first.clientSecret,
  }
  await first.close()

  const second = await startEmulator({ dataDir })
  onTestFinished(() => second.close())
  const again = await aClient(second)
  expect([second.clientId, second.clientSecret]).toEqual([before.id, before.secret])
  expect(Date.parse(second.clock())).toBeGreaterThanOrEqual(before.clock)
  expect(Date.parse(second.clock()) - before.clock).toBeLessThan(60_000)
  expect(at((await again.emulator('GET', '/events')).body, 'events')).toEqual(before.events)
  expect(listAt((await again.emulator('GET', '/faults')).body, 'faults')).toHaveLength(1)
  expect(at((await again.partnerCenter('GET', `${again.root}/subscriptions`)).body, 'totalCount')).toBe(2)
  const assigned = await again.graph('GET', `/users/${user}?$select=assignedLicenses`)
  expect(listAt(assigned.body, 'assignedLicenses')).toHaveLength(1)
})

test('keeps a purchase whose process was killed before it could say goodbye', async () => {
  const dataDir = await aFolder()
  const script = `
    const { startEmulator } = await import(${JSON.stringify(new URL('../../emulator/server.ts', import.meta.url).href)})
    const e = await startEmulator({ dataDir: ${JSON.stringify(dataDir)}, estate: ${JSON.stringify(anEstate())} })
    console.log(JSON.stringify(e))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const started = await new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())))
  const running = { ...Object(JSON.parse(started)), clock: () => '', close: () => Promise.resolve() }
  const client = await aClient(running)
  const id = await boughtE3(client)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))

  const second = await startEmulator({ dataDir })
  onTestFinished(() => second.close())
  const again = await aClient(second)
  expect(textAt((await again.partnerCenter('GET', `${again.root}/subscriptions/${id}`)).body, 'status')).toBe('active')
  expect(Date.parse(second.clock())).toBeGreaterThan(Date.parse('2026-03-02T08:19:00Z'))
})

test('says which port is taken, and that a fresh folder needs an estate', async () => {
  const emulator = await anEmulator()
  const port = Number(new URL(emulator.url).port)
  await expect(startEmulator({ estate: anEstate(), port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`)
  await expect(startEmulator({ dataDir: await aFolder() })).rejects.toThrow('holds no estate yet')
  expect((await call(`${emulator.url}/emulator/about`)).status).toBe(200)
})

test('makes the same ids from the same estate', async () => {
  const ids = async () => at((await call(`${(await anEmulator()).url}/emulator/customers`)).body, 'customers.0.id')
  expect(await ids()).toBe(await ids())
})

test('whoever has left a group is not in it again after a restart, and loses its licenses when their turn comes', async () => {
  const dataDir = await aFolder()
  const groups = [{ name: 'Sales', licenses: [{ product: 'o365-e4' }], members: ['anna@contoso.example'] }]
  const users = [{ upn: 'anna@contoso.example', usageLocation: 'US' }]
  const first = await startEmulator({ dataDir, estate: anEstate({ customers: [contoso({ groups, users })] }) })
  await (await aClient(first)).emulator('DELETE', '/customers/contoso.example/groups/Sales/members/anna@contoso.example')
  await first.close()

  const second = await startEmulator({ dataDir })
  onTestFinished(() => second.close())
  const client = await aClient(second)
  const held = async () => listAt((await client.emulator('GET', '/customers/contoso.example/users/anna@contoso.example')).body, 'licenses')
  expect(await held()).toHaveLength(1)
  await advance(client, '10m')
  expect(await held()).toEqual([])
})

test('a second one on the same folder is refused, and the first goes on', async () => {
  const dataDir = await aFolder()
  const first = await startEmulator({ dataDir, estate: anEstate() })
  onTestFinished(() => first.close())
  await expect(startEmulator({ dataDir })).rejects.toThrow(
    `Another practice provider has ${dataDir} open: stop it, or choose another folder with --data.`,
  )
  const client = await aClient(first)
  await boughtE3(client)
  expect(at((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'totalCount')).toBe(2)
})
