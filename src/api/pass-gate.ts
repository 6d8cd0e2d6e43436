import type { Gates } from '../domain/choices.ts'
import type { Run } from '../domain/run.ts'
import { goOn } from '../workflow/control-run.ts'
import { goOnWithUsers, type NotLetThrough } from '../workflow/go-on-with-users.ts'
import type { ApiDeps } from './deps.ts'
import { getCustomerOfRun } from './describe-run.ts'
import { wrongField } from './problems/fields.ts'
import { problem } from './problems/problem.ts'

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
      throw problem('migration-of-whom', {}, [wrongField('decision', 'customer-of-migration')])
    const migrations = await goOn(run.id, gate, { customer, decision }, actor, deps)
    if (migrations === undefined) throw problem('stopped-not-continued', { run: run.id })
    return migrations
  }
  if (customer === undefined || gate !== 'move') throw usersAlone(gate)
  const passed = await goOnWithUsers(run.id, customer, users, actor, deps)
  if ('because' in passed) throw notLetThrough(run, passed)
  return passed.migrations
}

function usersAlone(gate: keyof Gates): Error {
  const wrong = gate === 'move' ? wrongField('users', 'customer-of-users') : wrongField('users', 'users-for-licenses', { gate })
  return problem('users-by-name', {}, [wrong])
}

function notLetThrough(run: Run, { because, users }: NotLetThrough): Error {
  const [user = '', ...others] = users
  const facts = { run: run.id, user }
  const of = { ...facts, more: others.length }
  const isOne = others.length === 0
  switch (because) {
    case 'stopped':
      return problem('stopped-not-continued', { run: run.id })
    case 'not-in-part': {
      const wrong = [wrongField('users', 'users-not-of-run', { run: run.id, users: users.slice(0, 20) })]
      return isOne ? problem('user-not-in-part', { user }, wrong) : problem('users-not-in-part', { user, more: others.length }, wrong)
    }
    case 'with-group':
      return isOne ? problem('user-moves-with-group', facts) : problem('users-move-with-group', of)
    case 'not-there':
      return isOne ? problem('user-not-at-gate', facts) : problem('users-not-at-gate', of)
  }
}

export function isStopped({ state }: Pick<Run, 'state'>): boolean {
  return state === 'stopping' || state === 'stopped'
}
