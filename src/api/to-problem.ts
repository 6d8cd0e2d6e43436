import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseAway, isDiskFull } from '../store/database-away.ts'
import type { Caller } from './caller.ts'
import type { Problem } from './contract/problem.ts'
import { ProblemError } from './problems.ts'
import { FILE_LIMIT_BYTES } from './take-files.ts'

/** Bodies larger than this are refused; choices for ten thousand customers fit ten times. */
export const BODY_LIMIT_BYTES = 16 * 1024 * 1024

const IN_OUTPUT = 'Whoever runs Crossgrade finds more in its output.'

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
    return {
      type: '/problems/invalid-request',
      title: 'The request is not valid',
      status: 400,
      detail: errors.map((each) => `${each.path || error.validationContext || 'body'}: ${each.message}`).join('; '),
      errors,
    }
  }
  if (NO_TEXT.has(error.code)) return noText()
  const isKnown = caller !== null && caller.actor !== ''
  if (isDatabaseAway(error)) return databaseAway(error, isKnown)
  const status = error.statusCode ?? 500
  if (status === 413) return tooLarge(headers['content-type'] === 'application/octet-stream' ? FILE_LIMIT_BYTES : BODY_LIMIT_BYTES)
  if (status < 500) return { type: '/problems/bad-request', title: 'The request cannot be read', status, detail: error.message }
  return ourFault(error, isKnown)
}

function ourFault(error: Error, isKnown: boolean): Problem {
  process.emitWarning(`Crossgrade itself failed: ${error.stack ?? error.message}`)
  return {
    type: '/problems/our-fault',
    title: 'Something is wrong with Crossgrade itself',
    status: 500,
    detail: isKnown ? error.message : IN_OUTPUT,
  }
}

/** PostgreSQL's codes for a text, or one inside of JSON, that it cannot hold (appendix A, error codes). */
const NO_TEXT: ReadonlySet<string> = new Set(['22021', '22P05'])

function noText(): Problem {
  return {
    type: '/problems/invalid-request',
    title: 'The request is not valid',
    status: 400,
    detail: 'A text that was sent has a character of code 0 in it, which is in no name and no id: leave it out.',
  }
}

function databaseAway(error: Error, isKnown: boolean): Problem {
  const what = isDiskFull(error)
    ? 'The disk that holds the database is full; make room on it.'
    : 'It does not answer, or has no room for more; see to it.'
  return {
    type: '/problems/database-away',
    title: 'The database cannot be used now',
    status: 503,
    detail: `${what} Runs then go on from where they are.${isKnown ? ` PostgreSQL says: ${error.message}` : ''}`,
  }
}

function tooLarge(limitBytes: number): Problem {
  const megabytes = Math.floor(limitBytes / 1024 / 1024)
  return {
    type: '/problems/too-large',
    title: 'What was sent is too large',
    status: 413,
    detail: `At most ${megabytes} MB are taken here.`,
  }
}
