import { PLAN_FORMAT } from '../domain/plan.ts'
import type { Problem } from './contract/problem.ts'

/** An answer that is a problem document. Thrown by routes, written by the error handler. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

export function notFound(what: string, id: string, hint: string): ProblemError {
  return new ProblemError({
    type: '/problems/not-found',
    title: `There is no such ${what}`,
    status: 404,
    detail: `No ${what} ${id}. ${hint}`,
  })
}

export function conflict(type: string, title: string, detail: string): ProblemError {
  return new ProblemError({ type: `/problems/${type}`, title, status: 409, detail })
}

export function invalid(detail: string, errors: readonly { readonly path: string; readonly message: string }[]): ProblemError {
  return new ProblemError({
    type: '/problems/invalid-request',
    title: 'The request is not valid',
    status: 400,
    detail,
    errors: [...errors],
  })
}

/** @throws ProblemError where an earlier version made the part: its shape says less */
export function refuseOldFormat({ format }: { readonly format: number }, plan: string): void {
  if (format === PLAN_FORMAT) return
  throw conflict(
    'plan-format',
    'An earlier version made this plan',
    `${plan} has a shape that this version does not read; plan and approve again.`,
  )
}
