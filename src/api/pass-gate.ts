import type { Gates } from '../domain/choices.ts'
import type { Run } from '../domain/run.ts'
import { goOn } from '../workflow/control-run.ts'
import { goOnWithUsers, type NotLetThrough } from '../workflow/go-on-with-users.ts'
import type { ApiDeps } from './deps.ts'
import { getCustomerOfRun } from './describe-run.ts'
import { conflict, invalid } from './problems.ts'

/** Of whom somebody says go on: everybody who waits, one customer, or some of its users. */
export interface LetThrough {
  readonly customer?: string | undefined
  readonly decision?: string | undefined
  readonly users?: readonly string[] | undefined
}

/**
 * Says go on before an act; answers for how many migrations.
 * @throws ProblemError for a run that was stopped, and for users who are not to be moved by name
 */
export async function passGate(
  run: Run,
  gate: keyof Gates,
  { customer: ref, decision, users }: LetThrough,
  actor: string,
  deps: ApiDeps,
): Promise<number> {
  const customer = ref === undefined ? undefined : await getCustomerOfRun(run.id, ref, deps)
  if (users === undefined) {
    if (decision !== undefined && customer === undefined)
      throw invalid('A migration is one of a customer.', [{ path: 'decision', message: 'name the customer whose migration it is' }])
    const migrations = await goOn(run.id, gate, { customer, decision }, actor, deps)
    if (migrations === undefined) throw stoppedForGood(run, 'continued')
    return migrations
  }
  if (customer === undefined || gate !== 'move') throw usersAlone(gate)
  const passed = await goOnWithUsers(run.id, customer, users, actor, deps)
  if ('because' in passed) throw notLetThrough(run, passed)
  return passed.migrations
}

function usersAlone(gate: keyof Gates): Error {
  const message = gate === 'move' ? 'name the customer whose users they are' : `only licenses are moved user by user; ${gate} is one act`
  return invalid('Users can be named before move, of one customer.', [{ path: 'users', message }])
}

function notLetThrough(run: Run, { because, users }: NotLetThrough): Error {
  const [first = '', ...others] = users
  const names = others.length === 0 ? first : `${first} and ${others.length} more`
  switch (because) {
    case 'stopped':
      return stoppedForGood(run, 'continued')
    case 'not-in-part':
      return invalid(`The approved part does not move ${names}.`, [
        { path: 'users', message: `not among the users of this customer that ${run.id} moves: ${users.slice(0, 20).join(', ')}` },
      ])
    case 'with-group':
      return conflict(
        'moves-with-group',
        'A group moves with all its members at once',
        `${names} has the old license through a group and cannot be moved alone. Say go on to all of the customer: crossgrade run go-on ${run.id} --before move --customer CUSTOMER`,
      )
    case 'not-there':
      return conflict(
        'not-at-the-gate',
        'The customer does not wait for this at this moment',
        `Nobody was let through: the customer of ${names} is not waiting before its licenses are moved, or is working on others at this moment. Look, then say it again: crossgrade run show ${run.id}`,
      )
  }
}

export function isStopped({ state }: Pick<Run, 'state'>): boolean {
  return state === 'stopping' || state === 'stopped'
}

export function stoppedForGood({ id }: Pick<Run, 'id'>, what: string): Error {
  return conflict(
    'run-stopped',
    'The run was stopped for good',
    `${id} cannot be ${what}. What is left wants a new plan: crossgrade snapshot take, crossgrade plan create, crossgrade plan approve, crossgrade run start.`,
  )
}
