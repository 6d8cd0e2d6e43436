import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { startRunningProduct, until, type RunningProduct } from '../support/a-running-product.ts'
import { aSmallBook, QUICK_CHOICES, withGroup } from '../support/a-small-book.ts'
import { createClient } from '../../src/cli/client.ts'
import { startRun, startUndo, untilDone, untilSettled } from '../support/carry-out.ts'
import { expectPromisesHeld } from '../support/expect-promises.ts'

const Customer = z.object({ subscriptions: z.array(z.object({ product: z.string(), status: z.string(), autoRenewEnabled: z.boolean() })) })
const Ids = z.object({ subscriptions: z.array(z.object({ id: z.string(), product: z.string() })) })
const Users = z.object({
  users: z.array(
    z.object({
      userPrincipalName: z.string(),
      licenses: z.array(z.looseObject({ skuId: z.string(), disabledPlans: z.array(z.string()) })),
      servicesOn: z.array(z.string()),
    }),
  ),
})

/** What a customer has and what each user holds, with the services that are on. */
async function stateOf({ practice }: RunningProduct, domain: string) {
  const { subscriptions } = await practice.call('GET', `/emulator/customers/${domain}`, Customer)
  const { users } = await practice.call('GET', `/emulator/customers/${domain}/users?limit=1000`, Users)
  for (const license of users.flatMap(({ licenses }) => licenses)) license.disabledPlans.sort()
  return { subscriptions: subscriptions.map(({ product, status }) => `${product} ${status}`).toSorted(), users }
}

describe('a run that is taken back', () => {
  let product: RunningProduct
  const before = new Map<string, Awaited<ReturnType<typeof stateOf>>>()
  const DOMAINS = ['contoso.example', 'fabrikam.example', 'tailspin.example']
  let run = ''
  let planned = ''
  let back = ''

  beforeAll(async () => {
    product = await startRunningProduct(withGroup(aSmallBook({ contoso: 25, fabrikam: 3, tailspin: 2 }), 'Tailspin'), 1800)
    await product.startWorker()
    for (const domain of DOMAINS) before.set(domain, await stateOf(product, domain))
    run = await startRun(product, QUICK_CHOICES)
    await untilSettled(product, run)
    const { plan, notUndone } = await product.api.call(routes.createUndoPlan, { params: { id: run }, body: {} })
    expect(notUndone).toEqual([])
    planned = plan?.id ?? ''
    await product.api.call(routes.approvePlan, { params: { id: plan?.id ?? '' }, body: { all: true } })
    back = (await product.api.call(routes.startRun, { body: { plan: plan?.id ?? '' } })).id
    await untilDone(product, back)
  }, 120_000)

  afterAll(() => product[Symbol.asyncDispose]())

  test('ends as it was before: the old subscriptions active, everybody with what they had, what was bought canceled', async () => {
    const { state, migrations } = await product.api.call(routes.getRun, { params: { id: back } })
    expect(migrations.map(({ customer, state: at, reason }) => `${customer.name} ${at}: ${reason?.text ?? ''}`)).toEqual(
      [
        ['Contoso', 25],
        ['Fabrikam', 5],
        ['Tailspin', 4],
      ].map(
        ([name, users]) =>
          `${name} done: ${users} users have what they had before, what was bought has ended or ends at its term; read back`,
      ),
    )
    expect(state).toBe('finished')
    for (const domain of DOMAINS) {
      const now = await stateOf(product, domain)
      expect(now.users).toEqual(before.get(domain)?.users)
      expect(now.subscriptions.filter((each) => !/e[13] (deleted|suspended)/.test(each))).toEqual(before.get(domain)?.subscriptions)
      expect(now.subscriptions).toHaveLength(2)
    }
  })

  test('says of each step, before it is taken, whether it can be, until when, and at what cost', async () => {
    const { text } = await product.api.call(routes.getPlanText, { params: { id: planned }, query: {} })
    expect(text.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^active again Office 365 Enterprise E4: possible, until 2026-04-15/),
        'costs 7 seats are billed again; Microsoft may delete it',
        'put back     5 users: possible',
        expect.stringMatching(/^cancel       7 seats of Office 365 E3: possible, until 2026-01-22/),
      ]),
    )
  })

  test('leaves the run that it takes back behind', async () => {
    const { state, migrations } = await product.api.call(routes.getRun, { params: { id: run } })
    expect(state).toBe('finished')
    expect(migrations.map(({ state: at, reason }) => `${at}: ${reason?.text ?? ''}`)).toEqual(
      Array.from({ length: 3 }, () => `superseded: ${back} takes it back`),
    )
  })

  test('is told of one user by when it moved them, and all that came back is expected', async () => {
    const userPrincipalName = 'user1@contoso.example'
    const { moves, ticket } = await product.api.call(routes.getPerson, { params: { userPrincipalName }, query: { live: 'true' } })
    const [forth, home] = [run, back].map((id) => moves.find((move) => move.run === id))
    expect(forth?.state).toBe('undone')
    expect((forth?.movedAt ?? '') < (forth?.changedAt ?? '')).toBe(true)
    expect(ticket).toContain(`Changed ${forth?.movedAt ?? ''} by ${run} `)
    const titles = (services: readonly { readonly title: string }[] | undefined) => services?.map(({ title }) => title).toSorted()
    // Office 365 E3 has nothing for it: it was lost on the way there.
    expect(titles(forth?.services?.expected)).not.toContain('Skype for Business Online (Plan 3)')
    expect(titles(home?.services?.expected)).toContain('Skype for Business Online (Plan 3)')
    expect(titles(home?.services?.expected)).toEqual(titles(forth?.services?.before))
    expect(home?.services?.missing).toEqual([])
    expect(forth?.services?.missing).toBeNull()
  })

  test('is not taken back twice', async () => {
    const { plan, notUndone } = await product.api.call(routes.createUndoPlan, { params: { id: run }, body: {} })
    expect(plan).toBeNull()
    expect(notUndone.map(({ because }) => because)).toEqual(Array.from({ length: 3 }, () => `${back} takes it back already, or has`))
  })

  test('breaks no promise', () => expectPromisesHeld(product))
})

describe('some of a run that is taken back', () => {
  let product: RunningProduct
  let run = ''
  const before = new Map<string, Awaited<ReturnType<typeof stateOf>>>()

  beforeAll(async () => {
    product = await startRunningProduct(withGroup(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 1 }), 'Tailspin'), 1800)
    await product.startWorker()
    for (const domain of ['contoso.example', 'fabrikam.example', 'tailspin.example']) before.set(domain, await stateOf(product, domain))
    run = await startRun(product, QUICK_CHOICES)
    await untilSettled(product, run)
  }, 120_000)
  afterAll(() => product[Symbol.asyncDispose]())

  const plan = (body: { customers?: string[]; users?: string[] }) => product.api.call(routes.createUndoPlan, { params: { id: run }, body })
  const start = async (id: string | undefined) => {
    await product.api.call(routes.approvePlan, { params: { id: id ?? '' }, body: { all: true } })
    return (await product.api.call(routes.startRun, { body: { plan: id ?? '' } })).id
  }
  const standing = async (id: string, domain: string) => {
    const { items } = await product.api.call(routes.getMigrations, { params: { id, customer: domain } })
    return items.map(({ state, step, reason }) => `${state} at ${step}: ${reason?.text ?? ''}`)
  }

  test('one user goes back to a subscription that is made active again for them; the others and what was bought stay', async () => {
    const upn = 'user1@contoso.example'
    // Who may carry out, and not take back, starts no way back.
    const { token } = await product.api.call(routes.createToken, { body: { name: 'runner', rights: ['view', 'run'] } })
    const { plan: way } = await plan({ users: [upn] })
    const started = createClient({ url: product.api.url, token }).call(routes.startRun, { body: { plan: way?.id ?? '' } })
    await expect(started).rejects.toThrow('runner may not take back what was done')
    const id = await startUndo(product, run, { users: [upn] })
    await untilSettled(product, id)
    expect(await standing(id, 'contoso.example')).toEqual(['done at switch-off: 1 user has what they had before; read back'])
    const { users, subscriptions } = await stateOf(product, 'contoso.example')
    const went = users.filter((user, nth) => JSON.stringify(user) === JSON.stringify(before.get('contoso.example')?.users[nth]))
    expect(went.map(({ userPrincipalName }) => userPrincipalName)).toEqual([upn])
    expect(subscriptions).toEqual(['o365-e3 active', 'o365-e4 active'])
    expect((await plan({ users: [upn] })).notUndone.map(({ because }) => because)).toEqual([`${id} takes ${upn} back already, or has`])
  })

  const daysOf = async (domain: string) => {
    const { items } = await product.api.call(routes.listDeadlines, { query: {} })
    return items.flatMap((each) => (each.customer.domain === domain && each.run === run ? [each.kind] : [])).toSorted()
  }

  test('the run that moved them asks a person at once, and says no day of a suspension that is over', async () => {
    expect(await standing(run, 'contoso.example')).toEqual([
      'needs-person at watch: r-2 takes user1@contoso.example back, for whom the old subscription is active and billed. Leave it as it is; or take the whole customer back; or suspend it in Partner Center once nobody needs it, then retry.',
    ])
    expect(await daysOf('contoso.example')).toEqual(['last-free-day', 'term-end'])
    expect(await daysOf('fabrikam.example')).toContain('last-safe-undo')
    const report = await product.api.call(routes.getRunReport, { params: { id: run } })
    expect(report).toMatchObject({ migrations: 3, ended: 2, needsPerson: [{ customer: 'Contoso' }] })
    const { items } = await product.api.call(routes.listCustomers, { query: { q: 'contoso' } })
    expect(items.map(({ state }) => state)).toEqual(['needs-person'])
  })

  test('who goes back after them is not said to make it active again, nor to have it billed', async () => {
    const { plan: whole } = await plan({ customers: ['contoso.example'] })
    const { text } = await product.api.call(routes.getPlanText, { params: { id: whole?.id ?? '' }, query: {} })
    const lines = text.split('\n').map((line) => line.trim())
    expect(lines).toContain('active again Office 365 Enterprise E4: possible')
    expect(lines).toContain('costs nothing more; it was made active again already')
    expect(lines).toContain('put back     2 users: possible')
    expect(text).not.toContain('billed again')
  })

  test('once it is suspended again, the run watches it again when told, by the new days', async () => {
    const { subscriptions } = await product.practice.call('GET', '/emulator/customers/contoso.example', Ids)
    const old = subscriptions.find(({ product: name }) => name === 'o365-e4')?.id ?? ''
    const set = (status: string) =>
      product.practice.call('PATCH', `/emulator/customers/contoso.example/subscriptions/${old}`, z.unknown(), { status })
    const retried = async (state: string) => {
      await product.api.call(routes.retryRun, { params: { id: run }, body: { customer: 'contoso.example' } })
      await until(`it to be ${state}`, async () => (await standing(run, 'contoso.example'))[0]?.startsWith(state) || undefined)
    }
    await retried('needs-person')
    await product.practice.call('POST', '/emulator/clock', z.unknown(), { advance: '20d' })
    await set('suspended')
    await retried('watching')
    const { items } = await product.api.call(routes.listDeadlines, { query: {} })
    const safe = items.filter(({ kind }) => kind === 'last-safe-undo').map(({ customer, inDays }) => [customer.name, inDays])
    expect(safe).toContainEqual(['Contoso', 90])
    expect(safe).toContainEqual(['Fabrikam', 70])
    // Back to where a person was asked.
    await set('active')
    await product.practice.call('POST', '/emulator/clock', z.unknown(), { advance: '91d' })
    await until('the watch to look', async () => (await standing(run, 'contoso.example'))[0]?.startsWith('needs-person') || undefined)
    expect(await daysOf('contoso.example')).toEqual(['last-free-day', 'term-end'])
  })

  test('nobody goes back alone who has the license through a group', async () => {
    const { plan: none, notUndone } = await plan({ users: ['dana@tailspin.example'] })
    expect(none).toBeNull()
    expect(notUndone.map(({ because }) => because)).toEqual([
      'dana@tailspin.example has the license through a group, which gives all its members one product',
    ])
  })

  test('somebody whom the run has not, or a customer, is named', async () => {
    await expect(plan({ users: ['nobody@contoso.example'] })).rejects.toThrow('Somebody is named whom r-1 does not have.')
    await expect(plan({ customers: ['nowhere.example'] })).rejects.toThrow('Somebody is named whom r-1 does not have.')
  })

  test('what was planned twice is taken back once', async () => {
    const plans = [await plan({ customers: ['fabrikam.example'] }), await plan({ customers: ['fabrikam.example'] })]
    const id = await start(plans[0]?.plan?.id)
    await untilSettled(product, id)
    await expect(start(plans[1]?.plan?.id)).rejects.toThrow(`Look at ${id}.`)
  })

  test('a way back that was stopped says what stands, and is planned again', async () => {
    const stopped = await startUndo(product, run, { customers: ['tailspin.example'] })
    await product.api.call(routes.stopRun, { params: { id: stopped } })
    await until(
      `${stopped} to be stopped`,
      async () => (await standing(stopped, 'tailspin.example'))[0]?.startsWith('stopped') || undefined,
    )
    expect(await standing(stopped, 'tailspin.example')).toEqual([expect.stringMatching(/of 3 users put back, the old subscription is /)])
    const again = await startUndo(product, run, { customers: ['tailspin.example'] })
    await untilSettled(product, again)
    expect(await standing(again, 'tailspin.example')).toEqual([
      expect.stringMatching(/^done at switch-off: 3 users have what they had before/),
    ])
    expect((await stateOf(product, 'tailspin.example')).users).toEqual(before.get('tailspin.example')?.users)
  })

  test('what has gone on since it was planned is planned again', async () => {
    const { plan: early } = await plan({ customers: ['contoso.example'] })
    await product.api.call(routes.retryRun, { params: { id: run }, body: {} })
    await until('the watch to have looked again', async () => (await standing(run, 'contoso.example'))[0]?.startsWith('needs') || undefined)
    await expect(start(early?.id)).rejects.toThrow('r-1 has gone on with')
  })

  test('the rest of a customer goes back after one of its users', async () => {
    const id = await startUndo(product, run, { customers: ['contoso.example'] })
    await untilSettled(product, id)
    expect(await standing(id, 'contoso.example')).toEqual([expect.stringMatching(/^done at switch-off: 2 users have what they had before/)])
    expect((await stateOf(product, 'contoso.example')).users).toEqual(before.get('contoso.example')?.users)
  })

  test('breaks no promise', () => expectPromisesHeld(product))
})

describe('one user who is taken back', () => {
  let product: RunningProduct
  const UPN = 'user1@contoso.example'

  beforeAll(async () => {
    product = await startRunningProduct(aSmallBook({ contoso: 3, fabrikam: 1, tailspin: 1 }), 1800)
    await product.startWorker()
  })
  afterAll(() => product[Symbol.asyncDispose]())

  const contoso = async (run: string) => {
    const { items } = await product.api.call(routes.getMigrations, { params: { id: run, customer: 'contoso.example' } })
    return items.map(({ state, step, reason }) => `${state} at ${step}: ${reason?.code ?? ''}`)
  }

  test(
    'during the cool-down keeps the old subscription from being suspended, and the others where they are',
    { timeout: 120_000 },
    async () => {
      const { users: before } = await stateOf(product, 'contoso.example')
      const run = await startRun(product, { ...QUICK_CHOICES, hold: { hours: 48 } })
      await until(`${run} to hold`, async () => (await contoso(run))[0]?.startsWith('waiting at hold') || undefined, 60_000)
      const back = await startUndo(product, run, { users: [UPN] })
      await untilSettled(product, back)
      expect(await contoso(back)).toEqual(['done at switch-off: taken-back'])
      await product.practice.call('POST', '/emulator/clock', z.unknown(), { advance: '2d' })
      await untilSettled(product, run)
      expect(await contoso(run)).toEqual(['needs-person at switch-off: undone-in-part'])
      const { users, subscriptions } = await stateOf(product, 'contoso.example')
      const went = users.filter(({ licenses }, nth) => licenses[0]?.skuId === before[nth]?.licenses[0]?.skuId)
      expect(went.map(({ userPrincipalName }) => userPrincipalName)).toEqual([UPN])
      expect(subscriptions).toEqual(['o365-e3 active', 'o365-e4 active'])
      await expectPromisesHeld(product)
    },
  )
})
