import { z } from 'zod'
import { routes } from '../../../src/api/contract/routes.ts'
import { ApiProblem } from '../../../src/cli/cli-problem.ts'
import { startRunningProduct, until, type RunningProduct } from '../../support/a-running-product.ts'
import { perform, type When } from './acts.ts'
import type { Book } from './books.ts'
import type { Story } from './read-stories.ts'
import { tellLater, tellUntilSettled, type Told } from './tell-story.ts'

/** Virtual seconds in a real one: ten minutes of provisioning are over in a second, and a busy machine does not pass a day. */
const RATE = 600
const SETTLES_WITHIN_MS = 150_000

/** A story that is being played: its plan and, unless everything in it is blocked, its run. */
interface Played extends Told {
  readonly isApproved: boolean
  run: string | undefined
}

/** What became of the stories of a book, as text by name, and the product as it was left. */
export interface PlayedBook extends AsyncDisposable {
  readonly product: RunningProduct
  readonly texts: ReadonlyMap<string, string>
}

/** One snapshot of the book; for each story a plan of its own with its own choices, an approval, a run; then the last look. */
export async function playBook(book: Book): Promise<PlayedBook> {
  const product = await startRunningProduct(book.estate, RATE)
  try {
    await product.startWorker()
    const played = await planAll(book, product)
    for (const one of played) await act(one, 'planned', product)
    for (const one of played) await start(one, product)
    await Promise.all(played.map((one) => whileHeld(one, product)))
    await untilSettled(played, product)
    for (const one of played) await act(one, 'settled', product)
    await untilSettled(played, product)
    const texts = await tell(played, book, product)
    return { product, texts, [Symbol.asyncDispose]: () => product[Symbol.asyncDispose]() }
  } catch (error) {
    await product[Symbol.asyncDispose]()
    throw error
  }
}

/** A move between two products wants a snapshot that looked at them; all others share one. */
async function planAll({ stories }: Book, product: RunningProduct): Promise<readonly Played[]> {
  const played: Played[] = []
  for (const alike of Map.groupBy(stories, ({ choices }) => JSON.stringify(choices.productMove)).values()) {
    const snapshot = await takeSnapshot(alike[0]?.choices.productMove ?? null, product)
    for (const story of alike) played.push(await plan(story, snapshot, product))
  }
  return played
}

async function takeSnapshot(move: Story['choices']['productMove'], { api }: RunningProduct): Promise<string> {
  const { id } = await api.call(routes.takeSnapshot, move ? { body: { product: move.from, to: move.to } } : {})
  await until('the snapshot', async () => {
    const { state, error } = await api.call(routes.getSnapshot, { params: { id } })
    if (state === 'failed') throw new Error(`the snapshot failed: ${error ?? ''}`)
    return state === 'complete' || undefined
  })
  return id
}

async function plan(story: Story, snapshot: string, { api }: RunningProduct): Promise<Played> {
  const only = story.estate.customers.map((customer) => customer.domain)
  try {
    const { id, totals } = await api.call(routes.createPlan, { body: { snapshot, choices: { ...story.choices, only } } })
    if (totals.toReplace === 0) return { story, plan: id, isApproved: false, run: undefined }
    await api.call(routes.approvePlan, { params: { id }, body: { all: true, ...story.acts.approve } })
    return { story, plan: id, isApproved: true, run: undefined }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const { title, detail, errors = [] } = error.problem
    return {
      story,
      plan: { refused: [`${title}: ${detail}`, ...errors.map(({ path, message }) => `${path}: ${message}`)] },
      isApproved: false,
      run: undefined,
    }
  }
}

async function start(one: Played, { api }: RunningProduct): Promise<void> {
  if (one.isApproved && typeof one.plan === 'string') one.run = (await api.call(routes.startRun, { body: { plan: one.plan } })).id
}

async function act({ story, run }: Played, when: When, { api, emulator }: RunningProduct): Promise<void> {
  const [customer] = story.estate.customers
  if (!customer) return
  for (const each of story.acts.acts.filter((one) => one.when === when)) {
    await perform(each, {
      emulatorUrl: emulator.url,
      domain: customer.domain,
      subscription: (name) => subscriptionNamed(name, customer.domain, emulator.url),
      retry: async () => {
        if (run) await api.call(routes.retryRun, { params: { id: run }, body: {} })
      },
    })
  }
}

async function subscriptionNamed(product: string, domain: string, url: string): Promise<string> {
  const Customer = z.object({ subscriptions: z.array(z.object({ id: z.string(), product: z.string() })) })
  const { subscriptions } = Customer.parse(await (await fetch(`${url}/emulator/customers/${domain}`)).json())
  const found = subscriptions.find((each) => each.product === product)
  if (!found) throw new Error(`${domain} has no subscription of ${product}`)
  return found.id
}

/** Acts of the cool-down, as soon as the story is in it. */
async function whileHeld(one: Played, product: RunningProduct): Promise<void> {
  const { run, story } = one
  if (!run || !story.acts.acts.some(({ when }) => when === 'hold')) return
  await until(
    `${story.name} to be in its cool-down`,
    async () => {
      const { migrations } = await product.api.call(routes.getRun, { params: { id: run } })
      return migrations.every(({ step, state }) => step === 'hold' && state === 'waiting') || undefined
    },
    SETTLES_WITHIN_MS,
  )
  await act(one, 'hold', product)
}

/** Until no worker will touch anything by itself before a date that lies ahead. */
async function untilSettled(played: readonly Played[], { api, practice }: RunningProduct): Promise<void> {
  for (const { run, story } of played) {
    if (!run) continue
    let last: unknown
    const settled = async () => {
      const { now } = await practice.call('GET', '/emulator/clock', z.object({ now: z.string() }))
      const { settled: isSettled, state, migrations } = (last = await api.call(routes.getRun, { params: { id: run } }))
      const isDue = migrations.some(({ dueAt }) => dueAt !== null && Date.parse(dueAt) <= Date.parse(now))
      return state === 'finished' || (isSettled && !isDue) || undefined
    }
    await until(`${story.name} to settle`, settled, SETTLES_WITHIN_MS).catch((error: unknown) => {
      throw new Error(`${story.name} does not settle: ${JSON.stringify(last)}`, { cause: error })
    })
  }
}

async function tell(played: readonly Played[], book: Book, product: RunningProduct): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const one of played) texts.set(one.story.name, await tellUntilSettled(one, product))
  const [{ acts }] = book.stories
  await product.practice.call('POST', '/emulator/clock', z.unknown(), { advance: acts.finally })
  await untilSettled(played, product)
  for (const one of played) texts.set(one.story.name, `${texts.get(one.story.name) ?? ''}\n${await tellLater(one, product)}`)
  return texts
}
