import { routes } from '../../../src/api/contract/routes.ts'
import type { BodyInput } from '../../../src/api/contract/route.ts'
import { until } from '../../support/a-running-product.ts'
import { approvePlan, untilSettled } from '../../support/carry-out.ts'
import type { Shown } from '../screenshots/pages.ts'
import type { Portal } from './a-portal.ts'

const MINUTE_MS = 60_000

/**
 * A book that was read, planned, looked at, approved and carried out as far as it goes by itself, with what goes wrong on the way. Its worker goes
 * on. `people`: who is shown.
 */
export async function liveIn(
  { product }: Portal,
  choices: BodyInput<typeof routes.createPlan>['choices'],
  people: Pick<Shown, 'customer' | 'user' | 'waiting' | 'waitingUser' | 'open'>,
): Promise<Shown> {
  const { api } = product
  await product.startWorker()
  const plan = await approvePlan(product, choices, 5 * MINUTE_MS)
  const { id: checks } = await api.call(routes.runPreflight, { params: { id: plan }, body: {} })
  const isLookedAt = async () => (await api.call(routes.getCheckRun, { params: { id: checks } })).done || undefined
  await until('the pre-flight', isLookedAt, 5 * MINUTE_MS)
  const { id: run } = await api.call(routes.startRun, { body: { plan } })
  await untilSettled(product, run, 10 * MINUTE_MS)
  const { items } = await api.call(routes.listSubscriptions, { query: { customer: people.customer, retirement: 'any' } })
  return { ...people, plan, run, subscription: items[0]?.id ?? '' }
}
