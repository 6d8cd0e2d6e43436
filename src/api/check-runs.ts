import type { CustomerId } from '../domain/id.ts'
import type { CheckRun as StoredRun, NewCheckRun } from '../store/check-runs.ts'
import { createCheckRun, findCheckRun } from '../store/check-runs.ts'
import type { CheckRun } from './contract/access.ts'
import type { ApiDeps } from './deps.ts'
import { problem } from './problems/problem.ts'

/** The kind of the phase that looks; all check runs share one lane. */
export const RUN_CHECKS = 'run-checks'

/** Keeps the request and asks for the phase that carries it out. */
export async function startCheckRun(
  run: Pick<NewCheckRun, 'kind' | 'plan' | 'onlyCheck'>,
  customers: readonly CustomerId[],
  by: string,
  deps: ApiDeps,
): Promise<CheckRun> {
  const at = deps.clock.now()
  const id = await createCheckRun(deps.db, { ...run, requestedAt: at, requestedBy: by }, customers)
  await deps.durable.startPhase({ id: `check/${id}`, kind: RUN_CHECKS, lane: 'check', dueAt: at, input: { run: id } })
  return getCheckRun(id, deps)
}

export async function getCheckRun(id: string, { db }: Pick<ApiDeps, 'db'>): Promise<CheckRun> {
  const run = await findCheckRun(db, id)
  if (!run) throw problem('check-run-not-found', { checkRun: id })
  return toCheckRun(run)
}

function toCheckRun(run: StoredRun): CheckRun {
  return { ...run, done: run.completedAt !== null }
}
