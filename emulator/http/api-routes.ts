import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse as refuseGraph } from '../handlers/graph/graph-error.ts'
import { graphManner } from '../handlers/graph/manner.ts'
import { graphOperations } from '../handlers/graph/operations.ts'
import { loginManner, loginOperations } from '../handlers/login.ts'
import { partnerCenterManner } from '../handlers/partner-center/manner.ts'
import { partnerCenterOperations } from '../handlers/partner-center/operations.ts'
import { refuse as refusePartnerCenter } from '../handlers/partner-center/partner-center-error.ts'
import type { World } from '../world.ts'
import type { Manner } from './manner.ts'
import { findOperation } from './operation.ts'
import type { Answer, Api, Operation, Request } from './operation.ts'
import { perform } from './perform.ts'

interface Root {
  readonly api: Api
  readonly prefix: string
  readonly manner: Manner
  readonly operations: readonly Operation[]
  notBuilt(what: string): Answer
}

const ROOTS: readonly Root[] = [
  {
    api: 'partner-center',
    prefix: '/partner-center',
    manner: partnerCenterManner,
    operations: partnerCenterOperations,
    notBuilt: (what) => refusePartnerCenter(501, 0, `The emulator has not built ${what}.`),
  },
  {
    api: 'graph',
    prefix: '/graph',
    manner: graphManner,
    operations: graphOperations,
    notBuilt: (what) => refuseGraph(501, 'notImplemented', `The emulator has not built ${what}.`),
  },
  {
    api: 'login',
    prefix: '/login',
    manner: loginManner,
    operations: loginOperations,
    notBuilt: (what) => ({
      status: 501,
      body: { error: 'invalid_request', error_description: `The emulator has not built ${what}.`, error_codes: [501] },
    }),
  },
]

/** The three APIs below their prefixes; whatever is not built answers 501 in that API's own shape. */
export function apiRoutes(app: FastifyInstance, world: World): void {
  const received = new WeakMap<object, number>()
  app.addHook('onRequest', (request, _reply, done) => {
    received.set(request, Date.now())
    done()
  })
  for (const root of ROOTS) {
    app.all(`${root.prefix}/*`, async (request, reply) => {
      const read = readRequest(request, root, received.get(request) ?? Date.now())
      const found = findOperation(root.operations, read.method, read.path)
      if (!found) return send(world, root, reply, read, root.notBuilt(`${read.method} ${read.path}`))
      const { outcome } = perform(world, root.manner, found.operation, found.params, read, false)
      if (outcome?.delayMs !== undefined) await setTimeout(outcome.delayMs, undefined, { ref: false })
      if (outcome !== null) return send(world, root, reply, read, outcome)
      reply.hijack()
      request.raw.socket.destroy()
      return reply
    })
  }
}

function readRequest(request: FastifyRequest, root: Root, receivedRealMs: number): Request {
  const url = new URL(request.raw.url ?? '/', 'http://127.0.0.1')
  const text = typeof request.body === 'string' ? request.body : undefined
  return {
    method: request.method,
    path: url.pathname.slice(root.prefix.length),
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    ),
    // A form becomes a JSON string, so that one reader serves all three.
    bodyText: root.api === 'login' && text !== undefined ? JSON.stringify(text) : text,
    receivedRealMs,
    baseUrl: `http://${request.headers.host ?? '127.0.0.1'}`,
  }
}

function send(world: World, root: Root, reply: FastifyReply, request: Request, answer: Answer): FastifyReply {
  reply.code(answer.status).headers({ ...idHeaders(root.api, request), ...answer.headers })
  if (answer.text !== undefined) return reply.send(answer.text)
  if (answer.body === undefined) return reply.send()
  const isPartnerCenter = root.api === 'partner-center'
  if (answer.headers?.['content-type'] === undefined) reply.header('content-type', 'application/json; charset=utf-8')
  const bom = isPartnerCenter && world.settings.current().dialect.bom ? '\uFEFF' : ''
  return reply.send(bom + JSON.stringify(answer.body, isPartnerCenter ? withoutNulls : undefined))
}

/** Partner Center leaves null members out. */
function withoutNulls(_name: string, value: unknown): unknown {
  return value === null ? undefined : value
}

function idHeaders(api: Api, request: Request): Record<string, string> {
  if (api === 'partner-center') {
    return {
      'MS-RequestId': request.headers['ms-requestid'] ?? randomUUID(),
      'MS-CorrelationId': request.headers['ms-correlationid'] ?? randomUUID(),
      'MS-CV': randomUUID().slice(0, 16),
    }
  }
  return api === 'graph' ? { 'request-id': randomUUID(), 'client-request-id': request.headers['client-request-id'] ?? randomUUID() } : {}
}
