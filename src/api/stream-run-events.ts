import type { FastifyInstance, FastifyRequest } from 'fastify'
import { setTimeout as pause } from 'node:timers/promises'
import { findLastEventId, listRunEvents } from '../store/events.ts'
import { authenticate } from './authenticate.ts'
import type { ApiDeps } from './deps.ts'
import { getRun } from './describe-run.ts'

const LOOK_EVERY_MS = 500
const PER_LOOK = 200
const LOOKS_UNTIL_ASKED_AGAIN = 20

/**
 * `GET /api/runs/:id/stream`: events of a run as server-sent events, from `Last-Event-ID` or `?after=` on (`latest`: only those to come),
 * until the reader hangs up. A reader that lost its connection goes on where it was.
 */
export function streamRunEvents(app: FastifyInstance, deps: ApiDeps): void {
  app.get<{ Params: { id: string }; Querystring: { after?: string } }>(
    '/api/runs/:id/stream',
    { schema: { hide: true }, config: { right: 'view' } },
    async (request, reply) => {
      const run = await getRun(request.params.id, deps)
      const last = request.headers['last-event-id'] ?? request.query.after ?? '0'
      let after = last === 'latest' ? await findLastEventId(deps.db, run.id) : /^\d+$/.test(String(last)) ? String(last) : '0'
      reply.hijack()
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      // Whoever has been cut off learns at once that it is there again, not with the next event.
      reply.raw.flushHeaders()
      for (let looks = 1; !request.raw.destroyed && !reply.raw.destroyed; looks += 1) {
        if (looks % LOOKS_UNTIL_ASKED_AGAIN === 0 && !(await maySee(request, deps))) break
        for (const event of await listRunEvents(deps.db, run.id, after, PER_LOOK)) {
          reply.raw.write(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`)
          after = event.id
        }
        await pause(LOOK_EVERY_MS)
      }
      reply.raw.end()
    },
  )
}

/** Whoever has signed out meanwhile, or whose token was revoked, sees no more. */
async function maySee(request: FastifyRequest, deps: ApiDeps): Promise<boolean> {
  return authenticate(request, deps).then(
    ({ rights }) => rights.has('view'),
    () => false,
  )
}
