import type { FastifyInstance } from 'fastify'
import { readEventLog } from '../../read-event-log.ts'
import { checkPromises } from '../../promise-check/check-promises.ts'
import type { World } from '../../world.ts'
import { BadInput } from './read-input.ts'

type After = { Querystring: { after?: string; limit?: string } }

const LIMIT = 1000
const LIMIT_MAX = 10_000

/** What happened, for people and for the promise check. */
export function logRoutes(app: FastifyInstance, world: World): void {
  app.get<After>('/events', (request) => ({
    events: world.log.events(numberIn(request.query.after, 'after', 0), limitIn(request.query.limit)),
  }))
  app.get<After>('/access', (request) => ({
    access: world.log.access(numberIn(request.query.after, 'after', 0), limitIn(request.query.limit)),
  }))
  app.get('/promise-check', () => checkPromises(readEventLog(world)))
}

function limitIn(text: string | undefined): number {
  return Math.min(numberIn(text, 'limit', LIMIT), LIMIT_MAX)
}

function numberIn(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new BadInput(`${name} is "${text}": expected a whole number from 0.`)
  return value
}
