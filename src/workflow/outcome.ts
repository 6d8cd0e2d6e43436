import { plusMs } from '../domain/instant.ts'
import type { Json } from '../domain/durable.ts'
import type { ReasonCode } from '../domain/reason-codes.ts'
import type { Reason } from '../domain/run.ts'
import type { StepContext, StepOutcome } from './step.ts'

/** The reason of what waits for somebody who does it elsewhere; it is looked for all the while. */
export const BY_A_PERSON = 'by-a-person'

type Facts = { readonly [name: string]: Json }

export function reason(code: ReasonCode, text: string, facts: Facts = {}): Reason {
  return { code, text, facts }
}

/** Parts of a sentence, one after the other. */
export function clauses(parts: readonly Reason[], between = ', '): string {
  return parts.map(({ text }) => text).join(between)
}

export function needsPerson(code: ReasonCode, text: string, facts: Facts = {}): StepOutcome {
  return { state: 'needs-person', reason: reason(code, text, facts) }
}

export function changed(code: ReasonCode, text: string, facts: Facts = {}): StepOutcome {
  return { state: 'changed', reason: reason(code, text, facts) }
}

/** How often in a row the step has waited for this reason. */
export function timesWaited({ waited }: Pick<StepContext, 'waited'>, code: string): number {
  return waited?.code === code ? waited.times : 0
}

/** Looks again after a pause that doubles from `firstMs` to at most `mostMs`, in the product's clock. */
export function lookAgain(
  { clock, waited }: Pick<StepContext, 'clock' | 'waited'>,
  pause: { readonly firstMs: number; readonly mostMs: number },
  code: ReasonCode,
  text: string,
  facts: Facts = {},
): StepOutcome {
  const ms = Math.min(pause.mostMs, pause.firstMs * 2 ** Math.min(timesWaited({ waited }, code), 20))
  return { state: 'wait', until: plusMs(clock.now(), ms), reason: reason(code, text, facts) }
}
