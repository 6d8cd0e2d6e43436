import { setTimeout as pause } from 'node:timers/promises'
import type { ChoicesInput } from '../../src/api/contract/choices-input.ts'
import type { BodyInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import type { Run } from '../../src/api/contract/runs.ts'
import type { Client } from '../../src/cli/client.ts'
import { countBy } from './arithmetic.ts'
import type { Say } from './measure.ts'

type Choices = BodyInput<typeof routes.createPlan>['choices']

const POLL_MS = 500

/** E4 to E3, no cool-down: a run settles once the old subscriptions are suspended. */
export function quickChoices(own: Partial<Pick<ChoicesInput, 'seatsFrom'>> = {}): Choices {
  return { newServices: 'off', voiceLoss: 'accept', options: { 'office-365-e4': 'office-365-e3' }, hold: { hours: 0 }, ...own }
}

/** Reads the whole book; returns the snapshot's id. Some worker must be working. */
export async function scanWhole(api: Client, say: Say): Promise<string> {
  let snapshot = await api.call(routes.takeSnapshot)
  while (snapshot.state === 'taking') {
    await pause(POLL_MS)
    snapshot = await api.call(routes.getSnapshot, { params: { id: snapshot.id } })
    say(`snapshot: ${snapshot.coverage.customersRead} of ${snapshot.coverage.customersTotal} customers`)
  }
  if (snapshot.state === 'failed' || snapshot.coverage.failed.length > 0) throw new Error(`the snapshot: ${JSON.stringify(snapshot)}`)
  return snapshot.id
}

/** Scans, plans and approves every part; returns the plan's id. Some worker must be working. */
export async function approveWhole(api: Client, choices: Choices, say: Say): Promise<string> {
  const snapshot = await scanWhole(api, say)
  say('planning')
  const plan = await api.call(routes.createPlan, { body: { snapshot, choices } })
  if (plan.totals.blocked > 0) throw new Error(`the plan: ${JSON.stringify(plan.totals)}`)
  await api.call(routes.approvePlan, { params: { id: plan.id }, body: { all: true } })
  return plan.id
}

/** Starts the run and waits until it has settled with everybody moved. @throws Error when it has not within the time, or a person is needed */
export async function runToItsEnd(api: Client, plan: string, withinMs: number, say: Say): Promise<Run> {
  const { id } = await api.call(routes.startRun, { body: { plan } })
  return untilSettled(api, id, withinMs, say)
}

async function untilSettled(api: Client, id: string, withinMs: number, say: Say): Promise<Run> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const from = performance.now()
    const run = await api.call(routes.getRun, { params: { id } })
    const tookMs = performance.now() - from
    say(progressOf(run))
    const stuck = run.migrations.find(({ state }) => state === 'needs-person' || state === 'changed')
    if (stuck) throw new Error(`${stuck.customer.name} does not go on: ${JSON.stringify(stuck.reason)}`)
    if (run.settled) return run
    if (performance.now() > deadline) throw new Error(`not settled within ${Math.round(withinMs / 1000)} s: ${progressOf(run)}`)
    // Looking counts every user of the run: it is to take little of the time.
    await pause(Math.max(POLL_MS, 20 * tookMs))
  }
}

function progressOf({ migrations }: Run): string {
  const verified = migrations.reduce((total, { users }) => total + users.verified, 0)
  const moved = migrations.reduce((total, { users }) => total + users.moved, 0)
  const settled = migrations.filter(({ state }) => state === 'watching').length
  const waits = Object.entries(countBy(migrations.flatMap(({ state, reason }) => (state === 'waiting' && reason ? [reason.code] : []))))
  const waiting = waits.map(([code, n]) => `, ${n} wait: ${code}`).join('')
  return `run: ${moved + verified} users moved, ${verified} verified, ${settled} of ${migrations.length} subscriptions suspended${waiting}`
}
