import type { FastifyInstance } from 'fastify'
import type { World } from '../../world.ts'
import { readFault } from './read-fault.ts'

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
