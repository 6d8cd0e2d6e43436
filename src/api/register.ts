import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from './contract/route.ts'
import { Problem } from './contract/problem.ts'

export interface Call<R extends Route> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  /** Who acts. */
  readonly actor: string
  readonly request: FastifyRequest
}

/** Serves one route of the contract: validated on the way in, serialized by its schema on the way out. */
export function register<R extends Route>(app: FastifyInstance, route: R, handle: (call: Call<R>) => Promise<ResponseOf<R>>): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      tags: [tagOf(route)],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      response: { [route.status]: route.response, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const answer = await handle({
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        actor: request.actor,
        request,
      })
      return reply.status(route.status).send(answer)
    },
  })
}

function tagOf({ path }: Route): string {
  return path.split('/')[2] ?? 'api'
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: string
  }
}
