import { routes } from '../../src/api/contract/routes.ts'
import { until, type RunningProduct } from '../support/a-running-product.ts'
import { approvePlan } from '../support/carry-out.ts'
import type { Case } from './outcome-estate.ts'

/** A plan over a whole book, and the run that carried out whatever of it was not blocked. */
export interface CarriedOut {
  readonly plan: string
  readonly run: string
}

/** What is bought for everybody. */
export interface Term {
  readonly term: 'P1M' | 'P1Y'
  readonly billingCycle: 'monthly' | 'annual'
}

/** Scans the book, plans and approves it, and waits until the run settles: every old subscription is suspended and watched. */
export async function carryOutBook(cases: readonly Case[], term: Term, product: RunningProduct, waitMs: number): Promise<CarriedOut> {
  const plan = await approvePlan(product, choicesFor(cases, term), waitMs)
  const { id: run } = await product.api.call(routes.startRun, { body: { plan } })
  const isSettled = async () => (await product.api.call(routes.getRun, { params: { id: run } })).settled || undefined
  await until(`${run} to settle`, isSettled, waitMs)
  return { plan, run }
}

/** What the operator decides: each customer has its own option; that some replacements have no enterprise voice is accepted. */
function choicesFor(cases: readonly Case[], term: Term): Parameters<typeof approvePlan>[1] {
  return {
    newServices: 'off',
    voiceLoss: 'accept',
    hold: { hours: 0 },
    ...term,
    customers: Object.fromEntries(cases.map(({ cell, domain }) => [domain, { options: { [cell.table.retirement]: cell.row.option } }])),
  }
}
