import type { Json } from '../domain/durable.ts'
import type { Reason } from '../domain/run.ts'
import { recordEvent } from '../store/events.ts'
import type { MigrationKey } from '../store/migrations.ts'
import { reason } from './outcome.ts'
import { PROMISE_BROKEN, recordPaused } from './record-paused.ts'
import type { StepContext } from './step.ts'

/** The promises that our own read-backs can find broken, each with its sentence. */
const SENTENCES = {
  'no-gap': 'No gap of our making: nobody is without a license that they had before.',
  'never-bought-twice': 'Never bought twice.',
  'off-only-when-not-needed': 'Off only when not needed: no old subscription is suspended while its licenses are in use.',
  'the-plan-is-the-plan': 'The plan is the plan: nothing happens that the approved part does not say.',
  'nothing-else-is-touched': 'Nothing else is touched: every other license stays as it was.',
} as const

export type PromiseKept = keyof typeof SENTENCES

/** What was found that a promise rules out: in words without a guess at who did it, and the evidence. */
export interface Breach {
  readonly promise: PromiseKept
  readonly found: string
  readonly evidence: { readonly [name: string]: Json }
}

/** Where a step finds one. */
export function placeOf({ key, plan }: Pick<StepContext, 'key' | 'plan'>): { readonly key: MigrationKey; readonly customerName: string } {
  return { key, customerName: plan.customer.name }
}

/**
 * A promise does not hold by what was read back: the run pauses at once, whatever share of failures it would bear, and says
 * which promise, what was found and where. Returns the reason for the migration or the user that it was found at.
 */
export async function reportBreach(
  breach: Breach,
  { key, customerName }: { readonly key: MigrationKey; readonly customerName: string },
  { record, clock }: Pick<StepContext, 'record' | 'clock'>,
): Promise<Reason> {
  const { run, customer, decision } = key
  const why = breachReason(breach, customerName)
  await record(async (trx) => {
    const at = clock.now()
    const data = { reason: why.text, ...why.facts }
    await recordEvent(trx, { at, kind: 'promise:broken', actor: 'crossgrade', run, customer, decision, data })
    await recordPaused(trx, run, why, 'crossgrade', at)
  })
  return why
}

export function breachReason({ promise, found, evidence }: Breach, customerName: string): Reason {
  const text = `a promise does not hold. ${SENTENCES[promise]} Found at ${customerName}: ${found}`
  return reason(PROMISE_BROKEN, text, { promise, customer: customerName, ...evidence })
}
