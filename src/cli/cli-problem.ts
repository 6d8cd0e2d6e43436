import type { Problem } from '../api/contract/problem.ts'
import { EXIT, exitOfStatus, type ExitCode } from './exit.ts'

/** A problem document as the CLI writes it: what never reached the product has no status, and its words are in no table. */
type LocalProblem = Omit<Problem, 'status' | 'code' | 'facts'> & {
  readonly [Member in 'status' | 'code' | 'facts']?: Problem[Member] | undefined
}

/** Answered, though maybe not in our words. */
type AnsweredProblem = LocalProblem & Pick<Problem, 'status'>

/** Ends a command: what happened and why (`problem`), what to type next, and the exit code. */
export class CliProblem extends Error {
  override readonly name: string = 'CliProblem'
  readonly problem: LocalProblem
  readonly exit: ExitCode
  readonly next: string | undefined

  constructor(problem: LocalProblem, exit: ExitCode, next?: string, options?: ErrorOptions) {
    super(problem.detail, options)
    this.problem = problem
    this.exit = exit
    this.next = next
  }
}

/** The product answered with a problem document. */
export class ApiProblem extends CliProblem {
  override readonly name = 'ApiProblem'

  constructor(problem: AnsweredProblem, next?: string) {
    super(problem, exitOfStatus(problem.status), next)
  }
}

/** A flag, an argument or a file is wrong; nothing was sent. */
export function wrongUse(detail: string, next?: string, errors?: LocalProblem['errors']): CliProblem {
  return new CliProblem(
    { type: '/problems/wrong-use', title: 'This cannot be done as asked', detail, ...(errors ? { errors } : {}) },
    EXIT.wrongUse,
    next,
  )
}

/** It was tried and did not work. */
export function failed(type: string, title: string, detail: string, next?: string, cause?: unknown): CliProblem {
  return new CliProblem({ type: `/problems/${type}`, title, detail }, EXIT.failed, next, { cause })
}
