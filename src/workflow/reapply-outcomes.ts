import type { Json } from '../domain/durable.ts'
import type { RunId } from '../domain/id.ts'
import type { Reason, RunState } from '../domain/run.ts'

type Facts = Reason['facts']

/** What came of giving one user their license again: every sentence for it. */
const OUTCOMES = {
  'has-it': () => 'they have it; nothing was sent',
  'was-given': () => 'it was given; the answer was lost, and they read as having it',
  'given-again': () => 'it was given again, and they have it; their services follow in some minutes',
  'given-not-shown': () => 'it was given again, and Microsoft does not show it yet; look again in a minute',
  'given-not-read': () => 'whether it was given could not be read back: look at the user in Microsoft 365',
  'not-done': ({ why }: Facts) => `it could not be done: ${said(why)}`,
  'not-given': ({ why }: Facts) => `it was not given: ${said(why)}`,
  'refused-by-microsoft': ({ words }: Facts) => `Microsoft refused it: ${said(words)}`,
  'not-of-this-run': ({ run }: Facts) => `${said(run)} has not moved this user`,
  'moving-now': ({ run }: Facts) => `${said(run)} is moving this user now`,
  'not-moved-or-back': ({ run }: Facts) => `${said(run)} has not moved this user, or has taken it back`,
  'run-sends-nothing': ({ run, state }: Facts) =>
    `${said(run)} is ${said(state)}, and nothing is sent for it: ${
      state === 'paused'
        ? `resume it (crossgrade run resume ${said(run)}), then ask again`
        : 'plan this customer anew, or assign it by hand'
    }`,
  'user-is-gone': () => 'the user does not exist any more',
  'holds-old-again': () => 'they hold the old product again, which somebody gave them: plan them anew, or move them by hand',
  'no-usage-location': () => 'they have no usage location, without which no license can be assigned',
  'group-under-way': () => 'Microsoft works through a group, whose members take seats: try again when it is done',
  'no-seat-free': ({ product, free, seats, lost }: Facts) => {
    const needed = lost === undefined ? '' : `, and ${said(lost)} may be taken by assignments whose answer was lost`
    const shown = `${said(free)} of ${said(seats)} seats of ${product === undefined ? 'the new product' : said(product)} are free${needed}`
    return `${shown}: add one, or take one from somebody who needs none, then ask again`
  },
} as const

export type ReapplyCode = keyof typeof OUTCOMES
export const REAPPLY_CODES = Object.keys(OUTCOMES) as readonly ReapplyCode[]

/** What came of it, in words, with what they are made of. */
export function reapplied(code: ReapplyCode, facts: Facts = {}): Reason {
  return { code, text: OUTCOMES[code](facts), facts }
}

/** Why nothing is sent for a run that does not go on, and what to do. */
export function sendsNothing(run: RunId, state: RunState | undefined): Reason {
  return reapplied('run-sends-nothing', { run, state: state ?? 'gone' })
}

/** A fact as it stands in a sentence; of a sentence its words. */
function said(fact: Json | undefined): string {
  if (typeof fact !== 'object' || fact === null) return String(fact)
  return 'text' in fact && typeof fact['text'] === 'string' ? fact['text'] : JSON.stringify(fact)
}
