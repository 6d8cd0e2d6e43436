import { setTimeout as pause } from 'node:timers/promises'
import type { AccessRecord } from '../../emulator/events.ts'
import { anEstate, type EstateSize } from '../harness/an-estate.ts'
import { approveWhole, quickChoices, runToItsEnd } from '../harness/carry-out.ts'
import type { EmulatorView } from '../harness/emulator-view.ts'
import type { Figure } from '../harness/figure.ts'
import type { Measure, Say, Size } from '../harness/measure.ts'
import { startPracticeAlone } from '../harness/practice.ts'
import { brokenPromises } from '../harness/promises.ts'
import type { BenchProcess } from '../harness/spawn.ts'
import { startStack, type Stack } from '../harness/stack.ts'
import { countHeld, type Held } from '../harness/who-holds-what.ts'
import { WAYS } from '../peers/ways.ts'

const SIZES = {
  full: { customers: 4, usersPerCustomer: 500, rate: 4 },
  quick: { customers: 2, usersPerCustomer: 60, rate: 4 },
} as const

const OURS = 'crossgrade'
const WITHIN_MS = 30 * 60_000
const LOOK_EVERY_MS = 50

/**
 * The same estate moved in four ways: how long, how many requests, what the promise check finds, and what is left when the
 * program is killed half-way and started again. Every customer has the seats already, and two service plans are switched off
 * for everybody.
 */
export const sideBySide: Measure = {
  name: 'side-by-side',
  title: 'what people use today, on the same emulator',
  async run(size, say) {
    const figures: Figure[] = []
    for (const way of [...Object.keys(WAYS), OURS]) {
      for (const isKilled of [false, true]) {
        const moved = await (way === OURS ? moveOurs(size, isKilled, say) : movePeer(way, size, isKilled))
        figures.push(...figuresOf(way, isKilled, moved))
        say(`${way}${isKilled ? ', killed half-way' : ''}: done`)
      }
    }
    return figures
  },
}

interface Moved {
  /** Of the provider's time, from the first request to the last answered swap. */
  readonly ms: number
  readonly requests: number
  readonly users: number
  readonly broken: ReturnType<typeof brokenPromises>
  /** When it was killed, and in the end. */
  readonly atKill: Held | null
  readonly inTheEnd: Held
}

function figuresOf(way: string, isKilled: boolean, { ms, requests, users, broken, atKill, inTheEnd }: Moved): readonly Figure[] {
  const told = Object.entries(broken).map(([promise, { violations }]) => `${promise} broken ${violations} times`)
  const common = { measure: 'side-by-side', target: null, binds: told.join(', ') || 'no promise broken' }
  const facts = { broken, atKill: atKill && { ...atKill }, inTheEnd: { ...inTheEnd } }
  if (isKilled) {
    const what = `${way}, killed half-way and started again: users left without a license`
    return [{ ...common, what, measured: inTheEnd.neither, unit: `of ${users}`, facts }]
  }
  return [
    { ...common, what: `${way}: time`, measured: ms / 1000, unit: 's', facts },
    { ...common, what: `${way}: round trips`, measured: requests / users, unit: 'requests/user', facts: {} },
  ]
}

function estateOf(size: Size): { readonly size: EstateSize; readonly users: number; readonly rate: number } {
  const { customers, usersPerCustomer, rate } = SIZES[size]
  const disabledPlans = ['SWAY', 'YAMMER_ENTERPRISE']
  return { size: { customers, usersPerCustomer, isPrepared: true, disabledPlans }, users: customers * usersPerCustomer, rate }
}

async function movePeer(way: string, size: Size, isKilled: boolean): Promise<Moved> {
  const { size: estateSize, users, rate } = estateOf(size)
  await using practice = await startPracticeAlone(anEstate(estateSize), rate)
  const atKill = isKilled ? await killHalfWay(await practice.startPeer(way), practice.view, users) : null
  await practice.runPeer(way)
  return { ...(await readLog(practice.view, 0)), users, atKill, inTheEnd: await countHeld(practice.view.url) }
}

async function moveOurs(size: Size, isKilled: boolean, say: Say): Promise<Moved> {
  const { size: estateSize, users, rate } = estateOf(size)
  await using stack = await startStack({ estate: anEstate(estateSize), rate, workers: 1 })
  const plan = await approveWhole(stack.api, quickChoices({ seatsFrom: ['owned'] }), say)
  const before = await stack.provider.lastAccess()
  const [atKill] = await Promise.all([
    isKilled ? killAndReplace(stack, users) : Promise.resolve(null),
    runToItsEnd(stack.api, plan, WITHIN_MS, say),
  ])
  return { ...(await readLog(stack.provider, before)), users, atKill, inTheEnd: await countHeld(stack.provider.url) }
}

async function killAndReplace(stack: Stack, users: number): Promise<Held | null> {
  const [worker] = stack.workers
  const atKill = worker ? await killHalfWay(worker, stack.provider, users) : null
  await stack.startWorker()
  return atKill
}

/** As by kill -9, once half of the users hold the new license only. */
async function killHalfWay(process: BenchProcess, view: EmulatorView, users: number): Promise<Held> {
  for (let held = await countHeld(view.url); held.newOnly < users / 2; held = await countHeld(view.url)) await pause(LOOK_EVERY_MS)
  await process.stop('SIGKILL')
  return countHeld(view.url)
}

async function readLog(view: EmulatorView, after: number): Promise<Pick<Moved, 'ms' | 'requests' | 'broken'>> {
  const records: AccessRecord[] = []
  for await (const record of view.access(after)) records.push(record)
  const swaps = records.filter(({ operation }) => operation === 'assignLicense')
  return {
    ms: Date.parse(swaps.at(-1)?.answeredAt ?? '') - Date.parse(records[0]?.receivedAt ?? ''),
    requests: records.filter(({ batchId }) => batchId === null).length,
    broken: brokenPromises(await view.checkPromises()),
  }
}
