import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { ChoicesInput } from '../../api/contract/choices-input.ts'
import type { Part } from '../../api/contract/plans.ts'
import { routes } from '../../api/contract/routes.ts'
import type { Migration, Run } from '../../api/contract/runs.ts'
import type { Snapshot } from '../../api/contract/snapshots.ts'
import { failed } from '../cli-problem.ts'
import type { Client } from '../client.ts'
import type { Narrator } from './narrator.ts'
import type { Practice, PromiseVerdict } from './practice.ts'
import type { DemoChild } from './demo-child.ts'
import { plainly } from './words.ts'

export interface Stage {
  readonly client: Client
  readonly practice: Practice
  readonly narrator: Narrator
  readonly startWorker: (env: Readonly<Record<string, string>>) => Promise<DemoChild>
}

/** What came of it. */
export interface Story {
  readonly runs: readonly Run[]
  readonly blocked: readonly Blocked[]
  readonly promises: Readonly<Record<string, PromiseVerdict>>
  readonly requests: number
}

export interface Blocked {
  readonly retirement: string
  /** Who, and why. */
  readonly text: string
}

const Decisions = z.object({ decisions: z.array(z.object({ kind: z.string(), retirement: z.unknown().optional() })) })

/** The customer whose part is approved later than the others, and those whom something happens to. */
const LATER = 'fabrikam.onmicrosoft.com'
const LOSES_AN_ANSWER = 'woodgrovebank.onmicrosoft.com'
const HIRES = 'wingtiptoys.onmicrosoft.com'
const PERSON = 'megan@contoso.onmicrosoft.com'

const CHOICES: Partial<ChoicesInput> & Pick<ChoicesInput, 'newServices'> = {
  newServices: 'off',
  options: {
    'office-365-e4': 'office-365-e3',
    'kaizala-pro': 'office-365-e1',
    'dynamics-365-basic-qualified-offers': 'dynamics-365-sales-professional',
  },
  customers: { 'litware.onmicrosoft.com': { options: { 'dynamics-365-basic-qualified-offers': 'dynamics-365-customer-engagement-plan' } } },
}

const PATIENCE_MS = 100_000
const LOOK_EVERY_MS = 150

/** Scan, look at one user, plan, approve, run; a lost answer, a killed worker, a new hire; the clock moved on to the end. */
export async function tellStory(stage: Stage): Promise<Story> {
  const { client, practice } = stage
  // The first worker is going to die as by kill -9, right after Microsoft did what it asked and before it wrote that down.
  const doomed = await stage.startWorker({ CROSSGRADE_FAILPOINT: 'move-licenses:after-effect' })
  await stage.startWorker({ CROSSGRADE_FAILPOINT: '' })
  await scan(stage)
  const plan = await makePlan(stage)
  const asked = await practice.lastRequest()
  await loseAnAnswer(stage)
  const first = await start(plan, { except: [LATER] }, stage)
  const second = await start(plan, { customers: [LATER] }, stage)
  await seeWorkerDie(doomed, stage)
  await allReach([first, second], stage, 'Moving', (migration) => migration.step === 'hold' || migration.state === 'watching')
  await hireSomebody(stage)
  stage.narrator.chapter('The cool-down of two working days passes')
  await practice.advance('5d')
  await allReach([first, second], stage, 'Suspending', (migration) => migration.state === 'watching')
  stage.narrator.chapter('A hundred and thirty days later')
  const requests = await practice.countRequests(asked)
  await practice.advance('130d')
  const runs = await allReach([first, second], stage, 'Deleted', (migration) => migration.state === 'done')
  const { items: parts } = await client.call(routes.listParts, { params: { id: plan } })
  return { runs, blocked: await readBlocked(plan, parts, client), promises: await practice.checkPromises(), requests }
}

async function scan({ client, narrator }: Stage): Promise<void> {
  narrator.chapter('Who is affected')
  let snapshot: Snapshot = await client.call(routes.takeSnapshot)
  while (snapshot.state === 'taking') {
    await pause(LOOK_EVERY_MS)
    snapshot = await client.call(routes.getSnapshot, { params: { id: snapshot.id } })
  }
  const { customersRead, customersTotal } = snapshot.coverage
  narrator.say(`${customersRead} of ${customersTotal} customers read, ${snapshot.affected} hold a retired product.`)
  const { seen } = await client.call(routes.getPerson, { params: { userPrincipalName: PERSON } })
  const licenses = seen?.licenses.map((license) => `${license.name} without ${license.disabledPlanNames.join(' and ')}`).join(', ')
  narrator.say(`One of them, ${seen?.displayName ?? PERSON} at ${seen?.customer.name ?? 'Contoso'}: ${licenses ?? 'no license'}.`)
}

async function makePlan({ client, narrator }: Stage): Promise<string> {
  narrator.chapter('The migration plan')
  const plan = await client.call(routes.createPlan, { body: { choices: CHOICES } })
  const { toReplace, blocked, users } = plan.totals
  narrator.say(`${plan.id}: ${toReplace} to replace with ${users} users, ${blocked} blocked. Its hash is ${plan.hash.slice(0, 12)}…`)
  const { text } = await client.call(routes.getPart, { params: { id: plan.id, customer: 'contoso.onmicrosoft.com' } })
  narrator.say(`For example:\n${text.trimEnd()}`)
  return plan.id
}

async function loseAnAnswer({ practice, narrator }: Stage): Promise<void> {
  const customer = (await practice.listCustomers()).find((each) => each.domain === LOSES_AN_ANSWER)
  if (!customer) throw failed('demo', 'The demo estate is not the expected one', `There is no ${LOSES_AN_ANSWER}.`)
  await practice.addFault({ kind: 'timeoutAfterEffect', operation: 'checkout', customer: customer.id, times: 1 })
  narrator.say(`${customer.name}'s checkout will time out after Microsoft took the order.`)
}

async function start(
  plan: string,
  whom: { readonly except?: string[]; readonly customers?: string[] },
  { client, narrator }: Stage,
): Promise<string> {
  narrator.chapter(whom.except ? 'Approved: all but one' : 'Approved: the last one')
  const { approved } = await client.call(routes.approvePlan, { params: { id: plan }, body: whom })
  const run = await client.call(routes.startRun, { body: { plan: plan } })
  narrator.say(`${approved.length} parts are approved, each by its hash. ${run.id} carries out ${run.migrations.length}.`)
  return run.id
}

async function seeWorkerDie(doomed: DemoChild, { narrator, startWorker }: Stage): Promise<void> {
  await Promise.race([doomed.ended, pause(PATIENCE_MS / 4, undefined, { ref: false })])
  await doomed.stop()
  narrator.chapter('A worker is dead')
  narrator.say(
    'Killed right after Microsoft moved twenty users and before it could write that down. The others take its work over and read back what became of it.',
  )
  await startWorker({ CROSSGRADE_FAILPOINT: '' })
}

async function hireSomebody({ practice, narrator }: Stage): Promise<void> {
  const customer = (await practice.listCustomers()).find((each) => each.domain === HIRES)
  await practice.hire(customer?.id ?? '', {
    displayName: 'Johanna Lorenz',
    userPrincipalName: `johanna@${HIRES}`,
    usageLocation: 'US',
    licenses: [{ sku: 'o365-e4' }],
  })
  narrator.say(`${customer?.name ?? HIRES} hires Johanna Lorenz and gives her the old license.`)
}

/** Waits until every migration is where it should be; tells each change. */
async function allReach(
  ids: readonly string[],
  { client, narrator }: Stage,
  title: string,
  there: (migration: Migration) => boolean,
): Promise<readonly Run[]> {
  narrator.chapter(title)
  const told = await asTheyStand(ids, client)
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const runs = await Promise.all(ids.map((id) => client.call(routes.getRun, { params: { id } })))
    const migrations = runs.flatMap((run) => run.migrations)
    for (const migration of migrations) tell(migration, told, narrator)
    if (migrations.every((migration) => there(migration) || needsSomebody(migration))) return runs
    if (performance.now() > until)
      throw failed(
        'demo',
        'The story did not come to its end',
        `${title}: ${migrations
          .filter((each) => !there(each))
          .map(plainly)
          .join('; ')}`,
      )
    await pause(LOOK_EVERY_MS)
  }
}

/** What has been told already: only changes are news. */
async function asTheyStand(ids: readonly string[], client: Client): Promise<Map<string, string>> {
  const runs = await Promise.all(ids.map((id) => client.call(routes.getRun, { params: { id } })))
  return new Map(runs.flatMap((run) => run.migrations.map((migration) => [keyOf(migration), plainly(migration)])))
}

function keyOf({ customer, decision }: Migration): string {
  return `${customer.id}/${decision}`
}

function tell(migration: Migration, told: Map<string, string>, narrator: Narrator): void {
  const key = keyOf(migration)
  const text = plainly(migration)
  if (told.get(key) === text) return
  told.set(key, text)
  narrator.say(text)
}

export function needsSomebody({ state }: Migration): boolean {
  return state === 'needs-person' || state === 'changed'
}

async function readBlocked(plan: string, parts: readonly Part[], client: Client): Promise<readonly Blocked[]> {
  const blocked = parts.filter((part) => part.blocked > 0)
  return Promise.all(
    blocked.map(async ({ customer, name }) => {
      const part = await client.call(routes.getPart, { params: { id: plan, customer } })
      const { decisions } = Decisions.parse(part.plan)
      const retirement = decisions.find((decision) => decision.kind === 'blocked')?.retirement
      return { retirement: String(retirement), text: `${name}: ${whyBlocked(part.text)}` }
    }),
  )
}

/** The first reason in a part's text, in one line. */
function whyBlocked(text: string): string {
  const reason = /: blocked\s+[a-z-]+: ([\s\S]*?)\s+to clear it:/.exec(text)?.[1]
  return (reason ?? 'blocked').replaceAll(/\s+/g, ' ')
}
