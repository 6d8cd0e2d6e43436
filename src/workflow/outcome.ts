import { plusMs } from '../domain/instant.ts'
import type { Json } from '../domain/durable.ts'
import type { Reason } from '../domain/run.ts'
import type { StepContext, StepOutcome } from './step.ts'

type Facts = { readonly [name: string]: Json }

export function reason(code: string, text: string, facts: Facts = {}): Reason {
  return { code, text, facts }
}

export function needsPerson(code: string, text: string, facts: Facts = {}): StepOutcome {
  return { state: 'needs-person', reason: reason(code, text, facts) }
}

export function changed(code: string, text: string, facts: Facts = {}): StepOutcome {
  return { state: 'changed', reason: reason(code, text, facts) }
}

/** Looks again after a pause that doubles from `firstMs` to at most `mostMs`, in the product's clock. */
export function lookAgain(
  { clock, tries }: Pick<StepContext, 'clock' | 'tries'>,
  pause: { readonly firstMs: number; readonly mostMs: number },
  code: string,
  text: string,
  facts: Facts = {},
): StepOutcome {
  const ms = Math.min(pause.mostMs, pause.firstMs * 2 ** Math.min(tries, 20))
  return { state: 'wait', until: plusMs(clock.now(), ms), reason: reason(code, text, facts) }
}
