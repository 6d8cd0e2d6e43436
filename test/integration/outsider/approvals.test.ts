import { afterAll, beforeAll, expect, test } from 'vitest'
import { install, type Installation } from './support/installation.ts'
import { Approved, Plan, Problem, Run, ShownPlan } from './support/shapes.ts'

const CHOICES = '--new-services off --option office-365-e4=office-365-e3 --voice-loss accept --hold 0h'

let at: Installation
beforeAll(async () => {
  at = await install({ estate: 'three-offices.yaml' })
})
afterAll(() => at?.close())

test('an approval without a name is wrong use', async () => {
  await at.type('snapshot take')
  expect(await at.read(Plan, `plan create ${CHOICES}`)).toEqual(
    expect.objectContaining({ id: 'p-1', totals: expect.objectContaining({ customers: 3, users: 9 }) }),
  )
  expect((await at.type('plan approve p-1 --all', 2)).err).toContain('--as')
})

test('a plan of which nothing is approved is not run', async () => {
  expect((await at.type('run start p-1', 1)).err).toMatch(/approve/)
  expect((await at.emulator.requests()).filter(({ isWrite }) => isWrite)).toEqual([])
})

test('only the approved part is carried out', async () => {
  const { approved, notApproved } = await at.read(Approved, 'plan approve p-1 --customer alder.example --as "Megan Bowen"')
  expect([approved, notApproved].map((parts) => parts.map(({ name }) => name))).toEqual([['Alder Works'], ['Birch Press', 'Cedar Yard']])
  await at.type('run start p-1')
  const run = await at.until(({ settled }) => settled)
  expect(run.migrations.map(({ customer, state }) => [customer.name, state])).toEqual([['Alder Works', 'watching']])
  expect(await bought(at, 'alder.example')).toEqual([['o365-e3', 5]])
  expect(await bought(at, 'birch.example')).toEqual([])
  expect((await at.emulator.users('alder.example')).map(({ servicesOn }) => servicesOn.includes('SWAY'))).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('a second run over a subscription that is in a run is refused', async () => {
  const problem = await at.read(Problem, 'run start p-1', 1)
  expect(problem).toEqual(expect.objectContaining({ status: 409, exit: 1 }))
  expect(problem.detail).toContain('r-1')
})

test('a part that a later plan leaves alone keeps its approval', async () => {
  await at.type('plan approve p-1 --all --except cedar.example --as "Megan Bowen"')
  await at.type('snapshot take')
  const second = await at.read(Plan, `plan create ${CHOICES}`)
  const { parts } = await at.read(ShownPlan, `plan show ${second.id}`)
  expect(parts.find(({ name }) => name === 'Birch Press')?.approval?.by).toContain('Megan Bowen')
  expect(parts.find(({ name }) => name === 'Cedar Yard')?.approval).toBeNull()
})

test('what changed between approval and run is not bought, and asks for a person', async () => {
  await at.type('plan approve p-2 --customer cedar.example --as "Megan Bowen"')
  const { subscriptions } = await at.emulator.customer('cedar.example')
  await at.emulator.changeSubscription('cedar.example', subscriptions[0]?.id ?? '', { quantity: 8 })
  const before = (await at.emulator.requests()).at(-1)?.id ?? 0
  const { out } = await at.type('run start p-2 --watch', 3)
  expect(out).toMatch(/changed since approval/)
  expect(out).toMatch(/expected 6, found 8/)

  const run = await at.read(Run, 'run show', 3)
  expect(Object.fromEntries(run.migrations.map(({ customer, state }) => [customer.name, state]))).toEqual({
    'Birch Press': 'watching',
    'Cedar Yard': 'changed',
  })
  expect(await bought(at, 'cedar.example')).toEqual([])
  const cedar = run.migrations.find(({ customer }) => customer.name === 'Cedar Yard')?.customer.id ?? 'none'
  const requests = (await at.emulator.requests(before)).filter(({ path }) => path.includes(cedar))
  expect(requests.filter(({ isWrite }) => isWrite)).toEqual([])
  expect(requests).not.toEqual([])
  const users = await at.type('run users --customer cedar.example')
  expect(users.out).toMatch(/^Moving has not begun: 2 users planned\. crossgrade run report r-2 --out helpdesk\.csv names them\./)
  expect((await at.type('run users')).out).toContain('Moving has not begun for 1 of 2 migrations: 2 users planned.')
  expect((await at.type('run users --customer cedar.example --state refused')).out).toMatch(/^No user of this run is in that state\./)
})

test('a newly approved part goes on where the first run had done nothing', async () => {
  await at.type('snapshot take')
  const plan = await at.read(Plan, `plan create ${CHOICES}`)
  await at.type(`plan approve ${plan.id} --customer cedar.example --as "Megan Bowen"`)
  await at.type(`run start ${plan.id}`)
  const run = await at.until(({ settled }) => settled)
  expect(run.migrations.map(({ customer, state }) => [customer.name, state])).toEqual([['Cedar Yard', 'watching']])
  expect(await bought(at, 'cedar.example')).toEqual([['o365-e3', 8]])

  const first = await at.read(Run, 'run show r-2')
  expect(first.migrations.find(({ customer }) => customer.name === 'Cedar Yard')?.state).toBe('superseded')
})

async function bought({ emulator }: Installation, domain: string): Promise<readonly (readonly [string, number])[]> {
  const { subscriptions } = await emulator.customer(domain)
  return subscriptions.filter(({ boughtHere }) => boughtHere).map(({ product, quantity }) => [product, quantity])
}
