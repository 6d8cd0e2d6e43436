import type { Migration } from '../../api/contract/runs.ts'
import type { Tone } from './view.ts'

/** A migration's state as an operator says it. A record: a new state does not compile until it has its words. */
export const STATE_WORDS: Readonly<Record<Migration['state'], { readonly words: string; readonly tone: Tone }>> = {
  queued: { words: 'queued', tone: 'quiet' },
  working: { words: 'working', tone: 'busy' },
  waiting: { words: 'waiting', tone: 'busy' },
  'needs-person': { words: 'needs a person', tone: 'alert' },
  changed: { words: 'changed since approval', tone: 'alert' },
  paused: { words: 'paused', tone: 'alert' },
  stopped: { words: 'stopped for good', tone: 'alert' },
  watching: { words: 'watching', tone: 'good' },
  done: { words: 'done', tone: 'good' },
  superseded: { words: 'taken over by a later run', tone: 'quiet' },
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  confirm: 'checking that everything is as approved',
  buy: 'buying seats',
  'wait-until-ready': 'waiting until the seats can be assigned',
  'move-licenses': 'moving licenses',
  hold: 'cool-down before the old subscription is suspended',
  'switch-off': 'suspending the old subscription',
  watch: 'waiting until Microsoft deletes the old subscription',
}

const RENEWAL_STEP_WORDS: Readonly<Record<string, string>> = {
  confirm: STEP_WORDS['confirm'] ?? '',
  'change-renewal': 'changing the renewal',
}

const UNDO_STEP_WORDS: Readonly<Record<string, string>> = {
  reactivate: 'making the old subscription active again',
  'move-licenses': 'putting licenses back',
  'switch-off': 'ending what was bought',
}

const STEPS_BY_METHOD = { replace: STEP_WORDS, undo: UNDO_STEP_WORDS, renewal: RENEWAL_STEP_WORDS } as const

/** Until then nobody knows yet whose licenses are to move. */
const BEFORE_ANY_MOVE: ReadonlySet<string> = new Set(['confirm', 'buy', 'wait-until-ready', 'reactivate', 'move-licenses'])

/** A step in words; one that we do not know is passed through. */
export function stepWords({ method, step }: Pick<Migration, 'method' | 'step'>): string {
  return STEPS_BY_METHOD[method][step] ?? step
}

/** `moved 118 of 120, 1 refused`; users of whom nobody may tell yet (sent) are not moved. */
export function usersWords({ method, users, step }: Pick<Migration, 'method' | 'users' | 'step'>): string {
  const total = totalUsers({ users })
  const [moved, toMove] = method === 'undo' ? ['put back', 'put back'] : ['moved', 'move']
  if (method === 'renewal') return 'no licenses to move'
  if (total === 0) return BEFORE_ANY_MOVE.has(step) ? `nobody ${moved} yet` : `no licenses to ${toMove}`
  const parts = [
    `${moved} ${movedUsers({ users })} of ${total}`,
    ...(users.refused > 0 ? [`${users.refused} refused`] : []),
    ...(users['left-alone'] > 0 ? [`${users['left-alone']} left alone`] : []),
    ...(users.undone > 0 ? [`${users.undone} taken back`] : []),
  ]
  return parts.join(', ')
}

export function movedUsers({ users }: Pick<Migration, 'users'>): number {
  return users.moved + users.verified
}

export function totalUsers({ users }: Pick<Migration, 'users'>): number {
  return Object.values(users).reduce((sum, each) => sum + each, 0)
}
