import { z } from 'zod'
import type { BodyInput } from '../../src/api/contract/route.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { until, type RunningProduct } from './a-running-product.ts'

type Choices = BodyInput<typeof routes.createPlan>['choices']
type Asked = Pick<RunningProduct, 'api'>

/** Scans, plans, approves every part and starts a run, whose id it returns. Some worker must be working. */
export async function startRun(product: Asked, choices: Choices): Promise<string> {
  const plan = await approvePlan(product, choices)
  const { id } = await product.api.call(routes.startRun, { body: { plan } })
  return id
}

/** All of it but the run; returns the plan's id. `ms` bounds the wait for the snapshot. */
export async function approvePlan({ api }: Asked, choices: Choices, ms?: number): Promise<string> {
  const { id: snapshot } = await api.call(routes.takeSnapshot)
  const isTaken = async () => {
    const { state, error } = await api.call(routes.getSnapshot, { params: { id: snapshot } })
    if (state === 'failed') throw new Error(`the snapshot failed: ${error ?? ''}`)
    return state === 'complete' || undefined
  }
  await until('the snapshot', isTaken, ms)
  const { id } = await api.call(routes.createPlan, { body: { snapshot, choices } })
  await api.call(routes.approvePlan, { params: { id }, body: { all: true } })
  return id
}

/** Plans the way back of a run, whole or of what is named, says yes and starts it; returns the run's id. */
export async function startUndo({ api }: Asked, run: string, body: BodyInput<typeof routes.createUndoPlan> = {}): Promise<string> {
  const { plan } = await api.call(routes.createUndoPlan, { params: { id: run }, body })
  if (!plan) throw new Error(`nothing of ${run} can be taken back`)
  await api.call(routes.approvePlan, { params: { id: plan.id }, body: { all: true } })
  return (await api.call(routes.startRun, { body: { plan: plan.id } })).id
}

/** Waits until nothing of the run goes on before a date or a person says so. */
export async function untilSettled({ api }: Asked, run: string, ms?: number): Promise<void> {
  await untilRun(`${run} to settle`, { api }, run, ({ settled, state }) => settled || state === 'finished', ms)
}

/** Waits until the run is at its end: what takes back is, when everything is put back. */
export async function untilDone({ api }: Asked, run: string, ms?: number): Promise<void> {
  await untilRun(`${run} to finish`, { api }, run, ({ state }) => state === 'finished', ms)
}

/** Waits until the run has bought something and is not done with it. */
export async function untilBought({ api }: Asked, run: string): Promise<void> {
  const isBought = ({ step }: Run['migrations'][number]) => step === 'wait-until-ready' || step === 'move-licenses'
  await untilRun(`${run} to have bought something`, { api }, run, ({ migrations }) => migrations.some(isBought))
}

/**
 * Waits until the run settles, moves the provider's clock behind the day on which Microsoft deletes what was suspended (the
 * emulator: 120 days later), and waits until the run is finished. `ms` bounds each of the two waits.
 */
export async function untilFinished({ api, practice }: Pick<RunningProduct, 'api' | 'practice'>, run: string, ms?: number): Promise<void> {
  await untilSettled({ api }, run, ms)
  await untilDeleted({ api, practice }, run, ms)
}

/** Where a person is asked meanwhile, settled says nothing: waits until everything is suspended, and then as `untilFinished`. */
export async function untilFinishedAsking({ api, practice }: Pick<RunningProduct, 'api' | 'practice'>, run: string): Promise<void> {
  await untilRun(`${run} to have suspended all`, { api }, run, ({ migrations }) => migrations.every(({ state }) => state === 'watching'))
  await untilDeleted({ api, practice }, run)
}

async function untilDeleted({ api, practice }: Pick<RunningProduct, 'api' | 'practice'>, run: string, ms?: number): Promise<void> {
  await practice.call('POST', '/emulator/clock', z.unknown(), { advance: '130d' })
  await untilDone({ api }, run, ms)
}

type Run = Awaited<ReturnType<typeof getRun>>

async function untilRun(what: string, { api }: Asked, run: string, isSo: (run: Run) => boolean, ms?: number): Promise<void> {
  let last: Run | undefined
  try {
    await until(what, async () => isSo((last = await getRun({ api }, run))) || undefined, ms)
  } catch (error) {
    throw new Error(`${what}: it stands at ${JSON.stringify(last?.migrations)}`, { cause: error })
  }
}

function getRun({ api }: Asked, id: string) {
  return api.call(routes.getRun, { params: { id } })
}
