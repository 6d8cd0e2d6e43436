import type { Answer } from '../../api/answer.ts'

type RunPage = Answer<'/api/runs/{id}/migrations', 'get'>
/** A run, and what its migrations come to. */
export type Run = RunPage['run']
export type RunSummary = Answer<'/api/runs', 'get'>['items'][number]
export type Migration = RunPage['items'][number]
/** What stands for the same reason. */
export type Alike = Run['problems'][number]
export type Detail = Answer<'/api/runs/{id}/customers/{customer}', 'get'>['items'][number]

/** What somebody looks for first: what stands, what waits by itself, what is being done, what is over. */
export const GROUPS = ['problems', 'waiting', 'working', 'done'] as const
export type Group = (typeof GROUPS)[number]

function isGate({ state, reason }: Pick<Migration, 'state' | 'reason'>): boolean {
  return state === 'needs-person' && reason?.code === 'gate'
}

export type Gate = 'buy' | 'move' | 'suspend'

/** The act that waits for a person's word. */
export function gateOf(migration: Pick<Migration, 'state' | 'reason'>): Gate | undefined {
  const before = migration.reason?.facts['before']
  return isGate(migration) && (before === 'buy' || before === 'move' || before === 'suspend') ? before : undefined
}

/** Tried again by a retry: what failed, and whoever was refused. */
export function isRetried(migration: Pick<Migration, 'state' | 'reason' | 'users'>): boolean {
  const { state, users } = migration
  const hasFailed = (state === 'needs-person' && !isGate(migration)) || state === 'changed'
  return hasFailed || (state === 'paused' && users.refused > 0)
}

/** Users of a migration: who is on record, or as many as the plan says before anybody is. */
export function usersOf({ users, planned }: Pick<Migration, 'users' | 'planned'>): number {
  const onRecord = Object.values(users).reduce((sum, each) => sum + each, 0)
  return Math.max(onRecord, planned ?? 0)
}

export function movedOf({ users }: Pick<Migration, 'users'>): number {
  return users.moved + users.verified
}

/** The steps in their order, by what the migration is. */
export const STEPS = {
  replace: ['confirm', 'buy', 'wait-until-ready', 'move-licenses', 'hold', 'switch-off', 'watch'],
  undo: ['reactivate', 'move-licenses', 'switch-off'],
  renewal: ['confirm', 'change-renewal'],
} as const
export type StepName = (typeof STEPS)[Migration['method']][number]

/** How many steps are behind it; all of them where it is done. */
export function stepsDone({ method, step, state }: Pick<Migration, 'method' | 'step' | 'state'>): number {
  const steps: readonly string[] = STEPS[method]
  return state === 'done' ? steps.length : Math.max(0, steps.indexOf(step))
}

/** While it is not at its end, pages ask again. */
export function isOpen({ state }: { readonly state: Run['state'] }): boolean {
  return state === 'running' || state === 'stopping' || state === 'paused'
}
