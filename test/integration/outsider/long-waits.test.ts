import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, startMoving, type Installation } from './support/installation.ts'
import { Run, Status } from './support/shapes.ts'

const JUNIPER = 'juniper.example'
const FIVE_SECONDS_MS = 5000

let at: Installation
beforeAll(async () => {
  at = await install({ estate: 'one-office.yaml', productEnv: { CROSSGRADE_APPLICATION_VERSION: '0.0.1' } })
})
afterAll(() => at?.close())

test('a wait that one version began is finished by another', async () => {
  await startMoving(at, '--new-services off --option office-365-e4=office-365-e3 --voice-loss accept --hold 48h')
  const held = await at.until(({ migrations }) => migrations.some(({ step, state }) => step === 'hold' && state === 'waiting'))
  expect(held.migrations[0]?.reason?.text).toMatch(/cool-down until/)
  expect(versionsAlive(await at.read(Status, 'status'))).toEqual(['0.0.1'])
  await at.stopProduct()

  await at.startProduct()
  expect(versionsAlive(await at.read(Status, 'status'))).not.toContain('0.0.1')
  await at.type('emulator clock advance 3d')
  await at.until(({ migrations }) => migrations.every(({ state }) => state === 'watching'), FIVE_SECONDS_MS)
  expect(await statusOfE4(at)).toBe('suspended')
})

test('after 130 days it says within five seconds that Microsoft has deleted the subscription', async () => {
  await at.type('emulator clock advance 130d')
  await at.until(({ state }) => state === 'finished', FIVE_SECONDS_MS)
  const { out } = await at.type('run show')
  expect(out).toContain('deleted by Microsoft')
  expect((await at.read(Run, 'run show')).migrations.map(({ state }) => state)).toEqual(['done'])
  expect(await statusOfE4(at)).toBe('deleted')
})

function versionsAlive({
  workers,
}: {
  readonly workers: readonly { readonly version: string; readonly state: string }[]
}): readonly string[] {
  return workers.filter(({ state }) => state === 'alive').map(({ version }) => version)
}

async function statusOfE4({ emulator }: Installation): Promise<string | undefined> {
  const { subscriptions } = await emulator.customer(JUNIPER)
  return subscriptions.find(({ product }) => product === 'o365-e4')?.status
}
