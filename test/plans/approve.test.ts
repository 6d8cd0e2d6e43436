import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { EstateCustomer } from '../../emulator/estates/estate.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { typeCommand } from '../products/type-command.ts'
import { aBookOf, CHOICES } from '../run-control/held-run.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { untilSettled } from '../support/carry-out.ts'

const PARTNERED: Partial<EstateCustomer> = {
  subscriptions: [{ product: 'o365-e4', family: 'legacy', quantity: 2, termEnds: 'P300D', autoRenew: false, partnerOnRecord: '4847383' }],
}

/** A product for which no replacement is chosen. */
const NOT_CHOSEN_FOR: Partial<EstateCustomer> = {
  subscriptions: [{ product: 'kaizala-pro', family: 'legacy', quantity: 1, termEnds: 'P300D', autoRenew: false }],
  users: [{ count: 1, namePattern: 'cedar{n}@cedar.example', usageLocation: 'US', licenses: [{ product: 'kaizala-pro' }] }],
}

let product: RunningProduct
let plan: string

/** A line of words: `"Megan Bowen"` is one. */
const type = (line: string) => typeCommand(product, line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [])
const flat = (text: string) => text.replace(/\s+/g, ' ')

test('run show says that there is no run yet, and how there comes to be one', async () => {
  expect(await type('run show')).toMatchObject({ exit: 1, err: expect.stringContaining('There is no run yet') })
})

beforeAll(async () => {
  const book = aBookOf(
    { 'alder.example': 2, 'birch.example': 1, 'cedar.example': 1 },
    { 'alder.example': PARTNERED, 'cedar.example': NOT_CHOSEN_FOR },
  )
  const people = [
    { name: 'Megan Bowen', upn: 'megan@partner.example', role: 'adminAgent' },
    { name: 'Alex Wilber', upn: 'alex@partner.example', role: 'salesAgent' },
    { name: 'Pradeep Gupta', upn: 'pradeep@partner.example', role: 'userAdmin' },
  ] as const
  product = await startRunningProduct({ ...book, people: [...people] }, 60)
  await product.startWorker()
  const { id } = await product.api.call(routes.takeSnapshot)
  await until('the snapshot', async () => {
    const { state } = await product.api.call(routes.getSnapshot, { params: { id } })
    return state === 'complete' || undefined
  })
  plan = (await product.api.call(routes.createPlan, { body: { snapshot: id, choices: CHOICES } })).id
}, 120_000)
afterAll(() => product[Symbol.asyncDispose]())

describe('a partner on record', () => {
  test('is said by plan show, of the customer and of the plan, with the flag that attests', async () => {
    const part = await type(`plan show ${plan} --customer alder.example`)
    expect(flat(part.out)).toContain('keeps the partner on record 4847383: approve with --attest-partner-on-record yes')
    expect((await type(`plan show ${plan} --customer birch.example`)).out).not.toContain('attest')
    const whole = flat((await type(`plan show ${plan}`)).out)
    expect(whole).toContain('A partner on record is kept for 1 customer')
    expect(whole).toContain(`plan approve ${plan} --customer alder.example --attest-partner-on-record yes`)
  })

  test('is said by plan approve where the approval says nothing of it', async () => {
    const { exit, out } = await type(`plan approve ${plan} --customer alder.example --as "Megan Bowen"`)
    expect(exit).toBe(0)
    expect(flat(out)).toContain(`plan approve ${plan} --customer alder.example --attest-partner-on-record yes`)
  })

  test('without it nothing is bought, and the reason names the flag', async () => {
    const started = await type(`run start ${plan} --as "Megan Bowen"`)
    expect(started).toMatchObject({ exit: 0, err: '' })
    const migration = await until('a person to be needed', async () => {
      const { migrations } = await product.api.call(routes.getRun, { params: { id: 'r-1' } })
      return migrations.find(({ state }) => state === 'needs-person')
    })
    expect(migration.reason?.text).toContain('--attest-partner-on-record yes')
    expect(await actFor('alder.example')).toBe(
      `approve: crossgrade plan approve ${plan} --customer alder.example --attest-partner-on-record yes`,
    )
  })

  test('is attested to afterwards, by whoever approves the same part again, and a retry goes on', async () => {
    const { out } = await type(`plan approve ${plan} --customer alder.example --attest-partner-on-record yes --as "Alex Wilber"`)
    expect(out).not.toContain('--attest-partner-on-record')
    expect(await actFor('alder.example')).toBe('retry: crossgrade run retry r-1 --customer alder.example')
    await type('run retry r-1 --as "Megan Bowen"')
    await until('the seats to be bought', async () => {
      const { migrations } = await product.api.call(routes.getRun, { params: { id: 'r-1' } })
      return migrations.every(({ step }) => step !== 'confirm' && step !== 'buy') || undefined
    })
    const { items } = await product.api.call(routes.listRunEvents, { params: { id: 'r-1' }, query: { limit: 1000 } })
    const retried = items.find(({ kind }) => kind === 'run:retried')
    expect(retried?.data).toMatchObject({ answers: [{ by: expect.stringContaining('Alex Wilber'), attestsPartnerOnRecord: true }] })
  })
})

describe('a yes', () => {
  test('to a customer who is blocked says why not, of that customer alone, and that nobody was approved', async () => {
    const before = (await product.api.call(routes.listLog, { query: { kind: 'plan:approved' } })).items.length
    const { exit, out } = await type(`plan approve ${plan} --customer cedar.example --as "Megan Bowen"`)
    expect(exit).toBe(1)
    expect(out.split('\n').slice(0, 2)).toEqual([`migration plan ${plan}: nobody was approved.`, '  not approved: cedar (1 blocked)'])
    expect(out).not.toContain('birch')
    expect(flat(out)).toContain(`plan show ${plan} --customer cedar.example`)
    expect((await product.api.call(routes.listLog, { query: { kind: 'plan:approved' } })).items).toHaveLength(before)
  })

  test('to one more says of how many it is, and how many are approved in all', async () => {
    const { exit, out } = await type(`plan approve ${plan} --customer birch.example --as "Megan Bowen"`)
    expect(exit).toBe(0)
    expect(flat(out)).toMatch(/: 1 customer approved by Megan Bowen .*\(1 user\)\. In all 2 customers of it approved \(3 users\)\./)
  })

  test('names somebody, or says that it is to all', async () => {
    const approve = (body: object) => product.api.call(routes.approvePlan, { params: { id: plan }, body })
    await expect(approve({})).rejects.toThrow(/Nobody is named/)
    await expect(approve({ all: true, customers: ['birch.example'] })).rejects.toThrow(/Either everybody/)
  })

  test('that is given to what a run has taken up changes nobody who said it', async () => {
    const { out } = await type(`plan approve ${plan} --customer alder.example --as "Alex Wilber"`)
    expect(flat(out)).toContain('r-1 has taken this up already.')
    expect((await type(`plan show ${plan}`)).out).toMatch(/alder: approved by Megan Bowen/)
    expect(flat((await type('customer show alder.example')).out)).toMatch(/approved by Megan Bowen/)
  })
})

describe('a word to go on', () => {
  test('is a person’s, and says where nothing waits for it', async () => {
    expect(await type('run go-on r-1 --before buy')).toMatchObject({ exit: 2, err: expect.stringContaining('--as') })
    const nothing = await type('run go-on r-1 --before buy --as "Megan Bowen"')
    expect(nothing).toMatchObject({ exit: 1, out: expect.stringContaining('Nothing of r-1 waits for a person') })
  })

  test('or a day that is over, is nothing to wait for', async () => {
    const { exit, err } = await type('plan create --new-services off --wait-before buy=2020-01-01T00:00Z')
    expect(exit).toBe(2)
    expect(flat(err)).toMatch(/waitBefore\.buy.*2020-01-01T00:00Z is over, it is 2026-.*expected a later moment/)
  })
})

describe('what is asked for wrongly', () => {
  test.each([
    ['user search m', /Type at least two letters/],
    ['token create "" --rights view', /at least one letter/],
    ['customer tag "" alder.example', /a tag has at least one letter/],
  ])('%s says in words what would be right', async (line, words) => {
    const { exit, err } = await type(line)
    expect([exit, flat(err)]).toEqual([2, expect.stringMatching(words)])
    expect(err).not.toContain('Too small')
  })

  test('with a token that may too little says so of the token, not of who is named', async () => {
    const { token } = await product.api.call(routes.createToken, { body: { name: 'reader', rights: ['view'] } })
    const { exit, err } = await typeCommand({ api: product.api, token }, ['run', 'start', plan, '--as', 'Megan Bowen'])
    expect(exit).toBe(1)
    expect(flat(err)).toContain('Megan Bowen (adminAgent) may carry out what was approved, but the token reader may not.')
    const other = await typeCommand({ api: product.api, token }, ['run', 'start', plan, '--as', 'Alex Wilber'])
    expect(flat(other.err)).toContain('Alex Wilber (salesAgent) may not carry out what was approved.')
  })
})

describe('a way back', () => {
  test('is started by who may not approve, once somebody has', async () => {
    await untilSettled(product, 'r-1')
    const planned = await type('undo plan r-1 --as "Pradeep Gupta" --json')
    const { id } = z.object({ plan: z.object({ id: z.string() }) }).parse(JSON.parse(planned.out)).plan
    const refused = await type(`undo start ${id} --as "Pradeep Gupta"`)
    expect(refused.exit).toBe(1)
    expect(flat(refused.err)).toMatch(new RegExp(`may not approve plans.*Who may approve says it: crossgrade plan approve ${id} --all`))
    await type(`plan approve ${id} --all --as "Alex Wilber"`)
    expect(await type(`undo start ${id} --as "Pradeep Gupta"`)).toMatchObject({ exit: 0, err: '' })
  }, 60_000)
})

/** The button of a customer's line in what needs a person. */
async function actFor(domain: string): Promise<string | undefined> {
  const { items } = await product.api.call(routes.getWorklist, { query: {} })
  const act = items.find(({ kind, customer }) => kind === 'asks' && customer?.domain === domain)?.act
  return act && `${act.what}: ${act.command}`
}
