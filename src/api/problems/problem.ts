import { fill, type FactsOf, type NamesIn } from '../../domain/sentence.ts'
import type { Problem } from '../contract/problem.ts'
import type { FieldError } from './fields.ts'
import type { ProblemTemplate } from './kinds.ts'
import { PROBLEMS, type ProblemCode } from './table.ts'
import { wordOf } from './words.ts'

/** An answer that is a problem document. Thrown by routes, written by the error handler. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

type WordsOf<Code extends ProblemCode> = `${(typeof PROBLEMS)[Code]['title']}${(typeof PROBLEMS)[Code]['detail']}`

/** The facts that title and detail name, and the fields that are wrong. */
type Given<Code extends ProblemCode> = [NamesIn<WordsOf<Code>>] extends [never]
  ? [facts?: Readonly<Record<string, never>>, errors?: readonly FieldError[]]
  : [facts: FactsOf<WordsOf<Code>>, errors?: readonly FieldError[]]

/** A problem of the table, to be thrown. */
export function problem<Code extends ProblemCode>(code: Code, ...given: Given<Code>): ProblemError {
  return new ProblemError(problemDocument(code, ...given))
}

/** The same as the document that is answered. */
export function problemDocument<Code extends ProblemCode>(code: Code, ...[facts = {}, errors]: Given<Code>): Problem {
  const { type, status, title, detail }: ProblemTemplate = PROBLEMS[code]
  return {
    type: `/problems/${type}`,
    title: fill(title, facts, wordOf),
    status,
    detail: fill(detail, facts, wordOf),
    code,
    facts,
    ...(errors ? { errors: [...errors] } : {}),
  }
}
