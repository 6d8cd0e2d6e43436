import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findUserQuery } from '../../emulator/handlers/graph/user-filter.ts'
import type { World } from '../../emulator/world.ts'
import { userId, userNumber, type Directory } from './directory.ts'
import { createUserTexts } from './users-to-graph.ts'

const Batch = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      body: z.object({ addLicenses: z.array(z.object({ skuId: z.string(), disabledPlans: z.array(z.string()) })) }).optional(),
    }),
  ),
})

const PAGE = 100

/** The calls that are made per user or per page of users; everything else is the emulator's. */
export function graphRoutes(app: FastifyInstance, world: World, directory: Directory): void {
  const textOf = createUserTexts(world, directory)
  const tenantOf = ({ headers }: FastifyRequest): string =>
    world.tokens.find((headers.authorization ?? '').slice('Bearer '.length), world.clock.now())?.tenant ?? ''

  app.get<{ Querystring: Record<string, string> }>('/graph/v1.0/users', async (request, reply) => {
    const customer = tenantOf(request)
    if (customer === '') return reply.code(401).send({ error: { code: 'InvalidAuthenticationToken', message: 'unknown token' } })
    const { $filter = null, $top = PAGE, $skiptoken = 0 } = request.query
    const wanted = findUserQuery($filter)?.skuId ?? directory.oldSku
    const users = directory.holders(customer, wanted, Number($skiptoken), Number($top) + 1)
    const shown = users.slice(0, Number($top))
    const next = users.length > shown.length ? `,"@odata.nextLink":${JSON.stringify(nextPage(request, users.at(-1) ?? 0))}` : ''
    return reply.type('application/json').send(`{"value":[${shown.map((user) => textOf(customer, user)).join()}]${next}}`)
  })

  app.post('/graph/v1.0/$batch', async (request, reply) => {
    const customer = tenantOf(request)
    if (customer === '') return reply.code(401).send({ error: { code: 'InvalidAuthenticationToken', message: 'unknown token' } })
    const { requests } = Batch.parse(JSON.parse(String(request.body)))
    const answers = requests.map(({ id, method, url, body }) => {
      const user = userNumber(url.slice('/users/'.length))
      if (method === 'GET') return `{"id":"${id}","status":200,"body":${textOf(customer, user)}}`
      const [added] = body?.addLicenses ?? []
      if (added) directory.swap(customer, user, added)
      return `{"id":"${id}","status":200,"headers":{"Content-Type":"application/json"},"body":{"id":"${userId(customer, user)}"}}`
    })
    return reply.type('application/json').send(`{"responses":[${answers.join()}]}`)
  })
}

function nextPage(request: FastifyRequest<{ Querystring: Record<string, string> }>, from: number): string {
  const query = new URLSearchParams({ ...request.query, $skiptoken: String(from) })
  return `http://${request.headers.host ?? '127.0.0.1'}/graph/v1.0/users?${query.toString()}`
}
