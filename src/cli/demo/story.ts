import { setTimeout as pause } from 'node:timers/promises'
import type { ChoicesInput } from '../../api/contract/choices-input.ts'
import { routes } from '../../api/contract/routes.ts'
import type { Migration, Run } from '../../api/contract/runs.ts'
import type { Snapshot } from '../../api/contract/snapshots.ts'
import { failed } from '../cli-problem.ts'
import type { Client } from '../client.ts'
import type { Narrator } from './narrator.ts'
import type { Practice, PracticeCustomer, PromiseVerdict } from './practice.ts'
import type { DemoChild } from './demo-child.ts'
import { readBlocked, type Blocked } from './read-blocked.ts'
import { allReach, LOOK_EVERY_MS, PATIENCE_MS } from './watch-story.ts'
import { withoutNames } from './words.ts'

export interface Stage {
  readonly client: Client
  readonly practice: Practice
  readonly narrator: Narrator
  /** What is chosen for the companies of the story. */
  readonly choices: ChoicesInput
  readonly startWorker: (env: Readonly<Record<string, string>>) => Promise<DemoChild>
}

/** What came of it. */
export interface Story {
  readonly runs: readonly Run[]
  /** What took one customer back. */
  readonly back: Run | undefined
  readonly blocked: readonly Blocked[]
  readonly promises: Readonly<Record<string, PromiseVerdict>>
  readonly requests: number
}

/** The customer whose part is approved later than the others, and those whom something happens to. */
const LATER = 'fabrikam.onmicrosoft.com'
const LOSES_AN_ANSWER = 'woodgrovebank.onmicrosoft.com'
const HIRES = 'wingtiptoys.onmicrosoft.com'
/** Who has a group that was moved, and wants it all back. */
const REGRETS = 'fourthcoffee.onmicrosoft.com'
/** Whose licenses are moved when a person says go on. */
const ASKS = 'humongousinsurance.onmicrosoft.com'
const TOLD = new Set([LATER, LOSES_AN_ANSWER, HIRES, REGRETS, ASKS])
const PERSON = 'megan@contoso.onmicrosoft.com'
/** The ordinary part, and one with two products of which some users have one already. */
const SHOWN = ['contoso.onmicrosoft.com', 'thephonecompany.onmicrosoft.com']

/** A product that nobody retires, moved all the same. */
const MOVED = { customer: 'zava.onmicrosoft.com', from: 'Microsoft 365 Business Premium', to: ['Microsoft 365 F3'] }

/**
 * Scan, look at one user, plan, approve, run; a lost answer, a killed worker, a person's word, a new hire, one customer taken back; the
 * clock moved on to the end.
 */
export async function tellStory(stage: Stage): Promise<Story> {
  const { client, practice } = stage
  const watched = { client, narrator: stage.narrator, told: TOLD }
  // The first worker is going to die as by kill -9, right after Microsoft did what it asked and before it wrote that down.
  const doomed = await stage.startWorker({ CROSSGRADE_FAILPOINT: 'move-licenses:after-effect' })
  await stage.startWorker({ CROSSGRADE_FAILPOINT: '' })
  await scan(stage)
  const plan = await makePlan(stage)
  const move = await makeMove(stage)
  const asked = await practice.lastRequest()
  await loseAnAnswer(stage)
  const runs = [
    await start(plan, 'Approved: all but one', { except: [LATER] }, stage),
    await start(plan, 'Approved: the last one', { customers: [LATER] }, stage),
    await start(move, 'Approved: the move that no retirement asks for', {}, stage),
  ]
  await seeWorkerDie(doomed, stage)
  const isMoved = ({ step, state }: Migration): boolean => step === 'hold' || state === 'watching'
  await allReach(runs, watched, 'Moving', isMoved)
  await sayGoOn(runs[0], stage)
  await allReach(runs, watched, 'Moving who waited', isMoved)
  await hireSomebody(stage)
  stage.narrator.chapter('The cool-down of two working days passes')
  await practice.advance('5d')
  await allReach(runs, watched, 'Suspending', (migration) => migration.state === 'watching')
  const requests = await practice.countRequests(asked)
  const [back] = await allReach([await takeBack(runs[0], stage)], watched, 'Taken back', ({ state }) => state === 'done')
  stage.narrator.chapter('A hundred and thirty days later')
  await practice.advance('130d')
  const ended = await allReach(runs, watched, 'Deleted', ({ state }) => state === 'done' || state === 'superseded')
  return { runs: ended, back, blocked: await readBlocked(plan, client), promises: await practice.checkPromises(), requests }
}

async function scan({ client, narrator }: Stage): Promise<void> {
  narrator.chapter('Who is affected')
  const { from, to } = MOVED
  let snapshot: Snapshot = await client.call(routes.takeSnapshot, { body: { product: from, to } })
  while (snapshot.state === 'taking') {
    await pause(LOOK_EVERY_MS)
    snapshot = await client.call(routes.getSnapshot, { params: { id: snapshot.id } })
  }
  const { customersRead, customersTotal } = snapshot.coverage
  narrator.say(`${customersRead} of ${customersTotal} customers read. ${snapshot.affected} hold a retired product, or ${from}.`)
  const { seen } = await client.call(routes.getPerson, { params: { userPrincipalName: PERSON } })
  const licenses = seen?.licenses
    .map((license) => `${license.name} without ${license.off.map(({ title }) => title).join(' and ')}`)
    .join(', ')
  narrator.say(`One user of 3,000, ${seen?.displayName ?? PERSON} at ${seen?.customer.name ?? 'Contoso'}: ${licenses ?? 'no license'}.`)
}

async function makePlan({ client, practice, narrator, choices }: Stage): Promise<string> {
  narrator.chapter('The migration plan')
  const own = { ...choices.customers[ASKS], waitBefore: { move: 'person' } } as const
  const plan = await client.call(routes.createPlan, { body: { choices: { ...choices, customers: { ...choices.customers, [ASKS]: own } } } })
  const { toReplace, blocked, skipped, users } = plan.totals
  const count = Object.keys(choices.customers).length
  narrator.say(`The choices: one option for each retirement, and something of their own for ${count} companies.`)
  narrator.say(`${(await getCustomer(ASKS, practice)).name}'s licenses are not moved before a person says go on.`)
  narrator.say(`${plan.id}: ${toReplace} to replace with ${users} users, ${blocked} blocked, ${skipped} left as they are.`)
  narrator.say(`Its hash is ${plan.hash.slice(0, 12)}…  Two of its parts:`)
  for (const customer of SHOWN) {
    const { text } = await client.call(routes.getPart, { params: { id: plan.id, customer } })
    narrator.show(withoutNames(text))
  }
  return plan.id
}

async function makeMove({ client, narrator, choices }: Stage): Promise<string> {
  const { customer, from, to } = MOVED
  const { newServices } = choices
  const plan = await client.call(routes.createPlan, {
    body: { choices: { newServices, productMove: { from, to }, only: [customer] } },
  })
  narrator.say(`${plan.id}: ${plan.totals.users} users from ${from} to ${to.join(' and ')}, which no retirement asks for.`)
  return plan.id
}

async function loseAnAnswer({ practice, narrator }: Stage): Promise<void> {
  const customer = await getCustomer(LOSES_AN_ANSWER, practice)
  await practice.addFault({ kind: 'timeoutAfterEffect', operation: 'checkout', customer: customer.id, times: 1 })
  narrator.say(`${customer.name}'s checkout will time out after Microsoft took the order.`)
}

async function start(
  plan: string,
  title: string,
  whom: { readonly except?: string[]; readonly customers?: string[] },
  { client, narrator }: Stage,
): Promise<string> {
  narrator.chapter(title)
  const body = { ...(whom.customers ? {} : { all: true as const }), ...whom, attestsPartnerOnRecord: true }
  await client.call(routes.approvePlan, { params: { id: plan }, body })
  const run = await client.call(routes.startRun, { body: { plan } })
  const count = run.migrations.length === 1 ? '1 part, approved by its hash' : `${run.migrations.length} parts, each approved by its hash`
  narrator.say(`${run.id} carries out ${count}.`)
  return run.id
}

async function takeBack(run: string | undefined, { client, practice, narrator }: Stage): Promise<string> {
  const { name } = await getCustomer(REGRETS, practice)
  narrator.chapter(`${name} wants it back`)
  const { plan } = await client.call(routes.createUndoPlan, { params: { id: run ?? 'latest' }, body: { customers: [REGRETS] } })
  if (!plan) throw failed('demo', 'The story did not come to its end', `Nothing of ${name} can be taken back.`)
  const { text } = await client.call(routes.getPart, { params: { id: plan.id, customer: REGRETS } })
  narrator.show(withoutNames(text))
  await client.call(routes.approvePlan, { params: { id: plan.id }, body: { all: true } })
  return (await client.call(routes.startRun, { body: { plan: plan.id } })).id
}

async function seeWorkerDie(doomed: DemoChild, { narrator, startWorker }: Stage): Promise<void> {
  const died = doomed.ended.then(() => true)
  const hasDied = await Promise.race([died, pause(PATIENCE_MS, false, { ref: false })])
  if (!hasDied) throw failed('demo', 'The story did not come to its end', 'No worker died while users were being moved.')
  narrator.chapter('A worker is dead')
  narrator.say(
    'Killed right after Microsoft moved a batch of users and before it could write that down. The others take its work over and read back what became of it.',
  )
  await startWorker({ CROSSGRADE_FAILPOINT: '' })
}

/** As whoever is asked does it, when the rest has been looked at. */
async function sayGoOn(run: string | undefined, { client, practice, narrator }: Stage): Promise<void> {
  const { name } = await getCustomer(ASKS, practice)
  narrator.chapter(`${name} waits for a person`)
  const id = run ?? 'latest'
  const { migrations } = await client.call(routes.goOn, { params: { id, gate: 'move' }, body: { customer: ASKS } })
  if (migrations !== 1) throw failed('demo', 'The story did not come to its end', `${name} did not wait for a person.`)
  narrator.say(`Go on, says Alex Wilber: crossgrade run go-on ${id} --before move --customer ${ASKS}`)
}

async function hireSomebody({ practice, narrator }: Stage): Promise<void> {
  const customer = await getCustomer(HIRES, practice)
  await practice.hire(customer.id, {
    displayName: 'Johanna Lorenz',
    userPrincipalName: `johanna@${HIRES}`,
    usageLocation: 'US',
    licenses: [{ sku: 'o365-e4' }],
  })
  narrator.say(`${customer.name} hires Johanna Lorenz and gives her the old license.`)
}

async function getCustomer(domain: string, practice: Practice): Promise<PracticeCustomer> {
  const customer = (await practice.listCustomers()).find((each) => each.domain === domain)
  if (!customer) throw failed('demo', 'The demo estate is not the expected one', `There is no ${domain}.`)
  return customer
}
