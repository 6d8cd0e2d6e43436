import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, type Request } from './support/emulator.ts'
import { install, startMoving, type Installation } from './support/installation.ts'
import { Retried, Run, Status, UserMoves, type Migration } from './support/shapes.ts'

const CHOICES = '--new-services off --option office-365-e4=office-365-e3 --voice-loss accept --hold 0h'
const STOPPED_WITHIN_MS = 5000

let at: Installation
beforeAll(async () => {
  // Time stands still unless a test moves it: so every wait lasts exactly as long as the test wants.
  at = await install({ estate: 'interrupted.yaml', rate: 0 })
})
afterAll(() => at?.close())

test('a paused run sends nothing, and a resumed one goes on where it was', async () => {
  await startMoving(at, `${CHOICES} --only fjord.example`)
  await at.until(waitsFor('buy'))
  await at.type('run pause')
  await at.until(({ migrations }) => migrations.every(({ state }) => state === 'paused'))
  const before = await lastRequest(at)
  await at.emulator.advance('2h')
  await pause(1500)
  expect(writes(await at.emulator.requests(before))).toEqual([])
  expect((await at.type('run show')).out).toContain('crossgrade run resume')

  await at.type('run resume')
  await advanceUntilSettled(at)
  expect(writes(await at.emulator.requests(before))).not.toContain('checkout')
  expect(await holdersOf(at, 'fjord.example')).toEqual({ old: 0, moved: 4 })
})

test('writes stop keeps every write of every run back, and writes allow lets them go on', async () => {
  await startMoving(at, `${CHOICES} --only glen.example`)
  await at.until(waitsFor('buy'))
  await at.type('writes stop --as "Megan Bowen"')
  expect((await at.read(Status, 'status')).writesStopped?.by).toContain('Megan Bowen')
  // Within five seconds, and not at once.
  await pause(STOPPED_WITHIN_MS)
  const before = await lastRequest(at)
  await at.emulator.advance('2h')
  const { migrations } = await at.until((run) => run.migrations.some(({ reason }) => reason?.code === 'writes-stopped'))
  expect(migrations[0]?.reason?.text).toContain('crossgrade writes allow')
  expect(writes(await at.emulator.requests(before))).toEqual([])

  await at.type('writes allow --as "Megan Bowen"')
  await advanceUntilSettled(at)
  expect(await holdersOf(at, 'glen.example')).toEqual({ old: 0, moved: 4 })
})

test('within five seconds of writes stop no write reaches the provider any more', async () => {
  await at.type('writes stop --as "Megan Bowen"')
  const since = await lastRequest(at)
  await startMoving(at, `${CHOICES} --only isle.example`)
  await pause(STOPPED_WITHIN_MS)
  expect(writes(await at.emulator.requests(since))).toEqual([])
  expect((await at.read(Run, 'run show')).migrations[0]?.reason?.code).toBe('writes-stopped')
})

test('a connection that is read only sends nothing', async () => {
  await at.type('connection trust read-only --as "Megan Bowen"')
  await at.type('writes allow --as "Megan Bowen"')
  const since = await lastRequest(at)
  await at.emulator.advance('1h')
  const { migrations } = await at.until((run) => run.migrations.some(({ reason }) => reason?.code === 'read-only'))
  expect(migrations[0]?.reason?.text).toContain('crossgrade connection trust full')
  expect(writes(await at.emulator.requests(since))).toEqual([])

  await at.type('connection trust full --as "Megan Bowen"')
  await advanceUntilSettled(at)
  expect(await holdersOf(at, 'isle.example')).toEqual({ old: 0, moved: 2 })
})

test('a user who cannot be moved keeps the old license, holds the suspension, and is the only one tried again', async () => {
  await startMoving(at, `${CHOICES} --only heath.example`)
  await at.emulator.changeUser('heath.example', 'vera@heath.example', { usageLocation: null })
  await advanceUntilSettled(at)
  const failed = await at.type('run show', 3)
  expect(failed.out).toMatch(/vera@heath\.example/)
  expect(await holdersOf(at, 'heath.example')).toEqual({ old: 1, moved: 2 })
  expect((await at.emulator.customer('heath.example')).subscriptions.find(({ product }) => product === 'o365-e4')?.status).toBe('active')
  const verified = (await at.read(UserMoves, 'run users --state verified')).items

  await at.emulator.changeUser('heath.example', 'vera@heath.example', { usageLocation: 'US' })
  const since = await lastRequest(at)
  expect(await at.read(Retried, 'run retry')).toEqual({ migrations: 1, users: 1 })
  await advanceUntilSettled(at)
  expect((await at.emulator.requests(since)).filter(({ operation }) => operation === 'assignLicense')).toHaveLength(1)
  expect(await holdersOf(at, 'heath.example')).toEqual({ old: 0, moved: 3 })
  expect((await at.read(UserMoves, 'run users')).items).toEqual(expect.arrayContaining(verified))
  expect((await at.emulator.user('heath.example', 'vera@heath.example')).servicesOn).not.toContain('YAMMER_ENTERPRISE')
})

test('the emulator finds no promise broken', async () => {
  expect((await at.emulator.promises()).broken).toEqual([])
})

function waitsFor(step: Migration['step']): (run: Run) => boolean {
  return ({ migrations }) => migrations.every((each) => each.step === step && each.state === 'waiting')
}

async function advanceUntilSettled({ emulator, until }: Installation): Promise<void> {
  await eventually('the run is settled', async () => {
    await emulator.advance('15m')
    return (await until(() => true)).settled
  })
}

async function lastRequest({ emulator }: Installation): Promise<number> {
  return (await emulator.requests()).at(-1)?.id ?? 0
}

function writes(requests: readonly Request[]): readonly string[] {
  return requests.filter(({ isWrite }) => isWrite).map(({ operation }) => operation)
}

/** How many people hold the retired product still, and how many hold something else. */
async function holdersOf({ emulator }: Installation, domain: string): Promise<{ readonly old: number; readonly moved: number }> {
  const users = await emulator.users(domain)
  const old = users.filter(({ licenses }) => licenses.some(({ skuId }) => skuId === E4)).length
  return { old, moved: users.filter(({ licenses }) => licenses.length > 0).length - old }
}

const E4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711'
