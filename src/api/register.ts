import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { BodyOf, FileRoute, ParamsOf, QueryOf, ResponseOf, Route } from './contract/route.ts'
import { Problem } from './contract/problem.ts'
import type { Right } from '../domain/rights.ts'
import type { Caller } from './caller.ts'

export interface Call<R extends Route> extends Caller {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  readonly request: FastifyRequest
}

/** Serves one route of the contract: validated on the way in, serialized by its schema on the way out. */
export function register<R extends Route>(app: FastifyInstance, route: R, handle: (call: Call<R>) => Promise<ResponseOf<R>>): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    method: route.method,
    url: route.path,
    config: { right: route.right },
    schema: {
      summary: route.summary,
      tags: [tagOf(route)],
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.consumes ? { consumes: [route.consumes] } : {}),
      response: { [route.status]: route.response, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const answer = await handle({
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        ...request.caller,
        request,
      })
      return reply.status(route.status).send(answer)
    },
  })
}

/** A file that a route answers with. */
export interface FileAnswer {
  readonly filename: string
  readonly type: string
  readonly body: Readable | Buffer
}

/** Serves one route that answers with a file; what is wrong is a problem document as everywhere. */
export function registerFile<R extends FileRoute>(
  app: FastifyInstance,
  route: R,
  handle: (call: { readonly params: ParamsOf<R>; readonly query: QueryOf<R> }) => Promise<FileAnswer>,
): void {
  const content = Object.fromEntries(route.types.map((type) => [type, { schema: z.string().meta({ format: 'binary' }) }]))
  app.route({
    method: route.method,
    url: route.path,
    config: { right: route.right },
    schema: {
      summary: route.summary,
      tags: [tagOf(route)],
      params: route.params,
      querystring: route.query,
      response: { 200: { description: 'The file', content }, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const { filename, type, body } = await handle({ params: request.params as ParamsOf<R>, query: request.query as QueryOf<R> })
      return reply.type(type).header('content-disposition', `attachment; filename="${filename}"`).send(body)
    },
  })
}

function tagOf({ path }: Pick<Route, 'path'>): string {
  return path.split('/')[2] ?? 'api'
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    /** What somebody has to be allowed; every route under /api says it. */
    right?: Right
  }
}
