import type { Gates } from '../domain/choices.ts'
import type { StepName } from '../domain/run.ts'
import { GATE, isPassed } from '../store/passed-gates.ts'
import { countPassedUsers } from '../store/passed-users.ts'
import { countUserMoves } from '../store/user-moves.ts'
import { movePassedUsers } from './licenses/move-passed-users.ts'
import { needsPerson, reason } from './outcome.ts'
import { licensesStay } from './planned-moves.ts'
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
export async function waitAtGate({ name }: Step, context: StepContext): Promise<StepOutcome | undefined> {
  const { replacement, clock, db, key } = context
  const before = GATE_OF[name]
  const gate = before && replacement.gates[before]
  if (!before || !gate || gate === 'open') return undefined
  if (gate !== 'person') {
    if (clock.now() >= gate) return undefined
    return {
      state: 'wait',
      until: gate,
      reason: reason('gate-time', `the plan waits until ${gate} before ${WORDS[before]}`, { before, until: gate }),
    }
  }
  if (await isPassed(db, key, before)) return undefined
  if (before === 'move') return waitForTheOthers(context)
  const text = `the plan asks for a person's word before ${WORDS[before]}. Say go on: ${goOn(context, before)}`
  return needsPerson(GATE, text, { before, run: key.run })
}

/**
 * Users may be let through the gate by name. When that has been said of everybody, it is passed; until then only they are moved. Where
 * seats are swapped and no license moves, nobody is asked.
 */
async function waitForTheOthers(context: StepContext): Promise<StepOutcome | undefined> {
  const { replacement, db, key } = context
  if (licensesStay(replacement)) return undefined
  // Each is a user of the part, and counts once.
  const passed = await countPassedUsers(db, key)
  if (passed > 0 && passed === replacement.users.length) return undefined
  const moving = passed > 0 ? await movePassedUsers(context) : undefined
  if (moving) return moving
  if (passed === 0)
    return needsPerson(GATE, `the plan asks for a person's word before ${WORDS.move}. Say go on: ${goOn(context, 'move')}`, {
      before: 'move',
      run: key.run,
    })
  const { verified, refused } = await countUserMoves(db, key)
  const others = replacement.users.length - passed
  const text = `${verified} of ${replacement.users.length} users are moved${refused > 0 ? `, ${refused} could not be` : ''}; the plan asks for a person's word before the other ${others} are. Say go on: ${goOn(context, 'move')}`
  return needsPerson(GATE, text, { before: 'move', run: key.run, users: replacement.users.length, verified, refused, others })
}

function goOn({ key }: StepContext, before: keyof Gates): string {
  return `crossgrade run go-on ${key.run} --before ${before}`
}
