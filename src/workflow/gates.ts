import type { Gates } from '../domain/choices.ts'
import type { StepName } from '../domain/run.ts'
import { GATE, isPassed } from '../store/passed-gates.ts'
import { needsPerson, reason } from './outcome.ts'
import type { Step, StepContext, StepOutcome } from './step.ts'

const GATE_OF: { readonly [step in StepName]?: keyof Gates } = {
  buy: 'buy',
  'move-licenses': 'move',
  'switch-off': 'suspend',
  'change-renewal': 'suspend',
}

const WORDS: { readonly [gate in keyof Gates]: string } = {
  buy: 'anything is bought',
  move: 'licenses are moved',
  suspend: 'the old subscription ends',
}

/** What the plan holds a step for: a moment, or a person's word. Undefined where nothing does, or does not any more. */
export async function waitAtGate({ name }: Step, { replacement, clock, db, key }: StepContext): Promise<StepOutcome | undefined> {
  const before = GATE_OF[name]
  const gate = before && replacement.gates[before]
  if (!before || !gate || gate === 'open') return undefined
  if (gate !== 'person') {
    if (clock.now() >= gate) return undefined
    return { state: 'wait', until: gate, reason: reason('gate-time', `the plan waits until ${gate} before ${WORDS[before]}`, { before }) }
  }
  if (await isPassed(db, key, before)) return undefined
  const text = `the plan asks for a person's word before ${WORDS[before]}. Say go on: crossgrade run go-on ${key.run} --before ${before}`
  return needsPerson(GATE, text, { before })
}
