import type { FastifyInstance } from 'fastify'
import { FAULT_KINDS } from '../../faults/faults.ts'
import type { NewFault } from '../../faults/faults.ts'
import { graphOperations } from '../graph/operations.ts'
import { loginOperations } from '../login.ts'
import { partnerCenterOperations } from '../partner-center/operations.ts'
import type { World } from '../../world.ts'
import { BadInput, readChoice, readMembers, readNumber, readText } from './read-input.ts'

const MEMBERS = ['kind', 'operation', 'every', 'times', 'skip', 'customer', 'retryAfterSeconds']
const NAMES = [...partnerCenterOperations, ...graphOperations, ...loginOperations].map((operation) => operation.name)

export function faultRoutes(app: FastifyInstance, world: World): void {
  app.get('/faults', () => ({ faults: world.faults.list() }))
  app.post('/faults', (request, reply) => reply.code(201).send(world.faults.add(readFault(request.body))))
  app.delete('/faults', (_request, reply) => {
    world.faults.remove(undefined)
    return reply.code(204).send()
  })
  app.delete<{ Params: { id: string } }>('/faults/:id', (request, reply) => {
    world.faults.remove(Number(request.params.id))
    return reply.code(204).send()
  })
}

function readFault(body: unknown): NewFault {
  const members = readMembers(body, MEMBERS)
  const kind = readChoice(members, 'kind', FAULT_KINDS)
  const operation = readText(members, 'operation')
  if (kind === undefined) throw new BadInput(`kind is missing: expected ${FAULT_KINDS.join(', ')}.`)
  if (operation === undefined || (operation !== '*' && !NAMES.includes(operation))) {
    throw new BadInput(`operation is ${JSON.stringify(operation)}: expected * or one of ${NAMES.join(', ')}.`)
  }
  return {
    kind,
    operation,
    every: readNumber(members, 'every', 1) ?? 1,
    times: readNumber(members, 'times', 1) ?? null,
    skip: readNumber(members, 'skip', 0) ?? 0,
    customer: readText(members, 'customer') ?? null,
    retryAfterSeconds: readNumber(members, 'retryAfterSeconds', 0, false) ?? 30,
  }
}
