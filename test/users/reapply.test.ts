import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import { until } from '../support/a-running-product.ts'
import { ApiProblem } from '../../src/cli/cli-problem.ts'
import type { WorkerProcess } from '../support/worker-process.ts'
import { aBookOf, hold, isAt, type HeldProduct } from '../run-control/held-run.ts'

const CONTOSO = 'contoso.example'
const UPN = `user1@${CONTOSO}`
const SPARE = `spare@${CONTOSO}`
const E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'
const READ_BACK = 'it was given; the answer was lost, and they read as having it'
const TIMEOUT_MS = 120_000

describe('an answer that was lost', { timeout: TIMEOUT_MS }, () => {
  test('is read back after a minute, and nothing is sent a second time', async () => {
    await using moved = await aMovedBook()
    await moved.held.world.addFault(lost('timeoutAfterEffect'))
    await moved.take()
    const asked = await moved.ask()
    await moved.sentAs('unknown')
    const sentAt = await moved.held.world.now()
    const { at, data } = await moved.comesTo(asked, '5s')
    expect(data).toMatchObject({ has: true, text: READ_BACK })
    expect(Date.parse(at) - Date.parse(sentAt)).toBeGreaterThan(60_000)
    expect(await moved.writes()).toEqual(['assignLicense'])
    await moved.sentAs('read-back')
    expect((await moved.held.world.promises()).broken).toEqual([])
  })

  test('is read back, and what did not arrive is sent once more', async () => {
    await using moved = await aMovedBook()
    await moved.held.world.addFault(lost('timeoutBeforeEffect'))
    await moved.take()
    const asked = await moved.ask()
    await moved.sentAs('unknown')
    expect((await moved.comesTo(asked, '5s')).data).toMatchObject({ has: true, text: expect.stringMatching(/^it was given again/) })
    expect(await moved.holds()).toEqual([E3])
  })

  test('is read back of a run that was paused meanwhile', async () => {
    await using moved = await aMovedBook()
    await moved.held.world.addFault(lost('timeoutAfterEffect'))
    await moved.take()
    const asked = await moved.ask()
    await moved.sentAs('unknown')
    await moved.held.product.api.call(routes.pauseRun, { params: { id: moved.run } })
    expect((await moved.comesTo(asked, '5s')).data).toMatchObject({ has: true, text: READ_BACK })
    expect(await moved.writes()).toEqual(['assignLicense'])
  })
})

describe('nothing is sent', { timeout: TIMEOUT_MS }, () => {
  test('for a run that is paused, and the refusal says what to do', async () => {
    await using moved = await aMovedBook()
    await moved.take()
    await moved.held.product.api.call(routes.pauseRun, { params: { id: moved.run } })
    const refused = await moved.ask().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiProblem)
    expect(refused).toMatchObject({ problem: { status: 409, detail: expect.stringContaining(`crossgrade run resume ${moved.run}`) } })
    expect(await moved.writes()).toEqual([])
  })

  test('for a run that was paused after somebody asked', async () => {
    await using moved = await aMovedBook()
    await moved.take()
    await moved.worker.kill()
    const asked = await moved.ask()
    await moved.held.product.api.call(routes.pauseRun, { params: { id: moved.run } })
    await moved.held.product.startWorker()
    const text = `${moved.run} is paused, and nothing is sent for it: resume it (crossgrade run resume ${moved.run}), then ask again`
    expect((await moved.comesTo(asked)).data).toMatchObject({ has: false, text })
    expect(await moved.writes()).toEqual([])
    expect(await moved.holds()).toEqual([])
  })

  test('while a person has stopped all writes, and the event says how they go on', async () => {
    await using moved = await aMovedBook()
    await moved.take()
    // One that has sent something believes for a second that it may.
    await moved.worker.kill()
    await moved.held.product.api.call(routes.stopWrites)
    await moved.held.product.startWorker()
    expect((await moved.comesTo(await moved.ask())).data).toMatchObject({
      has: false,
      text: expect.stringContaining('crossgrade writes allow'),
    })
    expect(await moved.writes()).toEqual([])
    await moved.held.product.api.call(routes.allowWrites)
    expect((await moved.comesTo(await moved.ask())).data).toMatchObject({ has: true })
  })

  test('without a free seat, and the event says how many there are and what to do', async () => {
    await using moved = await aMovedBook()
    await moved.take()
    await moved.fillSeat()
    const text = '0 of 3 seats of Office 365 E3 are free: add one, or take one from somebody who needs none, then ask again'
    expect((await moved.comesTo(await moved.ask())).data).toMatchObject({ has: false, text })
    expect(await moved.writes()).toEqual([])

    await moved.held.world.changeUser(CONTOSO, SPARE, { licenses: [] })
    expect((await moved.comesTo(await moved.ask())).data).toMatchObject({ has: true })
    expect((await moved.held.world.promises()).broken).toEqual([])
  })

  test('into the one seat that an answer that was lost may have taken for somebody else', async () => {
    await using moved = await aMovedBook()
    const other = `user2@${CONTOSO}`
    await moved.held.world.addFault(lost('timeoutBeforeEffect'))
    await moved.take()
    const first = await moved.ask()
    await moved.sentAs('unknown')
    await moved.take(other)
    await moved.fillSeat()
    const text =
      '1 of 3 seats of Office 365 E3 are free, and 1 may be taken by assignments whose answer was lost: add one, or take one from somebody who needs none, then ask again'
    expect((await moved.comesTo(await moved.ask(other))).data).toMatchObject({ has: false, text })
    expect((await moved.comesTo(first, '5s')).data).toMatchObject({ has: true })
    // The one that was lost on its way, and the one after it was read back; nothing for the other user.
    expect(await moved.writes()).toEqual(['assignLicense', 'assignLicense'])
    expect((await moved.held.world.promises()).broken).toEqual([])
  })
})

interface Asked {
  readonly user: string
  /** The event that says so. */
  readonly asked: string
}

/** Contoso's three users were moved to as many seats, and the old subscription is watched. */
interface MovedBook extends AsyncDisposable {
  readonly held: HeldProduct
  readonly run: string
  readonly worker: WorkerProcess
  /** Somebody at the customer takes what the run gave. */
  take(user?: string): Promise<void>
  /** Somebody else there is given a seat of the new product. */
  fillSeat(): Promise<void>
  /** Asks for it to be given again. */
  ask(user?: string): Promise<Asked>
  /** What came of what was asked for; the clock moves by `span` between looks. */
  comesTo(asked: Asked, span?: string): Promise<{ readonly at: string; readonly data?: unknown }>
  /** Until the last attempt for the user stands so. */
  sentAs(outcome: string): Promise<void>
  /** Writes since everybody was moved. */
  writes(): Promise<readonly string[]>
  /** SKUs of the one whose license was taken. */
  holds(): Promise<readonly string[]>
}

async function aMovedBook(): Promise<MovedBook> {
  const held = await hold(aBookOf({ [CONTOSO]: 3 }))
  const { product, world } = held
  const worker = await product.startWorker()
  const run = await held.start()
  await held.advanceUntil(run, isAt('watch', 'watching'))
  const since = await held.lastRequest()
  return {
    held,
    run,
    worker,
    take: (user = UPN) => world.changeUser(CONTOSO, user, { licenses: [] }),
    async fillSeat() {
      const licenses = [{ sku: 'o365-e3' }]
      const spare = { displayName: 'Spare', userPrincipalName: SPARE, usageLocation: 'US', licenses }
      await product.practice.call('POST', `/emulator/customers/${CONTOSO}/users`, z.unknown(), spare)
    },
    ask: (userPrincipalName = UPN) => product.api.call(routes.reapplyUser, { params: { userPrincipalName } }),
    comesTo: ({ asked, user }, span) =>
      until('a worker has done it', async () => {
        const { items } = await product.api.call(routes.listRunEvents, { params: { id: run }, query: { after: asked, limit: 100 } })
        const event = items.find(({ kind, data }) => kind === 'user:reapplied' && data?.['user'] === user)
        if (!event && span !== undefined) await world.advance(span)
        return event
      }),
    async sentAs(outcome) {
      await until(`the attempt to be ${outcome}`, async () => {
        const { moves } = await product.api.call(routes.getPerson, { params: { userPrincipalName: UPN }, query: { live: 'false' } })
        return moves[0]?.requests[0]?.outcome === outcome || undefined
      })
    },
    writes: () => held.writesAfter(since),
    holds: async () => (await world.user(CONTOSO, UPN)).licenses.map(({ skuId }) => skuId),
    [Symbol.asyncDispose]: () => held[Symbol.asyncDispose](),
  }
}

function lost(kind: 'timeoutAfterEffect' | 'timeoutBeforeEffect'): object {
  return { kind, operation: 'assignLicense', every: 1, times: 1 }
}
