import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseAway, isDiskFull } from '../store/database-away.ts'
import type { Caller } from './caller.ts'
import type { Problem } from './contract/problem.ts'
import { problemDocument, ProblemError } from './problems/problem.ts'
import { FILE_LIMIT_BYTES } from './take-files.ts'

/** Bodies larger than this are refused; choices for ten thousand customers fit ten times. */
export const BODY_LIMIT_BYTES = 16 * 1024 * 1024

/**
 * What the caller is told of an error. Words that are not ours name hosts, tables and accounts: they are for whoever is known here,
 * and the product's output has them besides.
 */
export function toProblem(
  error: FastifyError,
  { headers, caller }: Pick<FastifyRequest, 'headers'> & { readonly caller: Caller | null },
): Problem {
  if (error instanceof ProblemError) return error.problem
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((each) => ({
      path: each.instancePath.replaceAll('/', '.').replace(/^\./, ''),
      message: each.message ?? 'not valid',
    }))
    const words = errors.map((each) => `${each.path || error.validationContext || 'body'}: ${each.message}`).join('; ')
    return problemDocument('invalid-request', { words }, errors)
  }
  if (NO_TEXT.has(error.code)) return problemDocument('no-text')
  const isKnown = caller !== null && caller.actor !== ''
  if (isDatabaseAway(error)) return databaseAway(error, isKnown)
  const status = error.statusCode ?? 500
  if (status === 413) return tooLarge(headers['content-type'] === 'application/octet-stream' ? FILE_LIMIT_BYTES : BODY_LIMIT_BYTES)
  if (status < 500) return { ...problemDocument('bad-request', { words: error.message }), status }
  return ourFault(error, isKnown)
}

function ourFault(error: Error, isKnown: boolean): Problem {
  process.emitWarning(`Crossgrade itself failed: ${error.stack ?? error.message}`)
  return isKnown ? problemDocument('our-fault-said', { words: error.message }) : problemDocument('our-fault')
}

/** PostgreSQL's codes for a text, or one inside of JSON, that it cannot hold (appendix A, error codes). */
const NO_TEXT: ReadonlySet<string> = new Set(['22021', '22P05'])

function databaseAway(error: Error, isKnown: boolean): Problem {
  const isFull = isDiskFull(error)
  if (!isKnown) return problemDocument(isFull ? 'database-full' : 'database-away')
  return problemDocument(isFull ? 'database-full-said' : 'database-away-said', { words: error.message })
}

function tooLarge(limitBytes: number): Problem {
  return problemDocument('too-large', { megabytes: Math.floor(limitBytes / 1024 / 1024) })
}
