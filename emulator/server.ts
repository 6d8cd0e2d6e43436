import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { isoTime } from './duration.ts'
import type { Person } from './estates/estate.ts'
import { emulatorRoutes } from './handlers/emulator/routes.ts'
import { apiRoutes } from './http/api-routes.ts'
import { openWorld } from './open-world.ts'
import type { WorldOptions } from './open-world.ts'
import type { World } from './world.ts'

export type { Estate } from './estates/estate.ts'

/**
 * `port` 0 or none: any free one. Without `dataDir` all is in memory and gone with the process. `estate` is needed on a fresh data folder
 * and ignored on a used one. `clock` (ISO 8601) replaces the estate's start; `rate` is virtual seconds per real second.
 */
export interface EmulatorOptions extends WorldOptions {
  readonly port?: number | undefined
}

export interface RunningEmulator {
  readonly url: string
  readonly partnerCenter: string
  readonly graph: string
  readonly login: string
  readonly clientId: string
  readonly clientSecret: string
  readonly tenantId: string
  readonly people: readonly Person[]
  /** Virtual time, ISO 8601. */
  clock(): string
  close(): Promise<void>
}

const PERSIST_CLOCK_MS = 1000
const BODY_MAX_BYTES = 16 * 1024 * 1024

/** Partner Center, Graph licensing and sign-in on 127.0.0.1. Throws when the port is taken or the data folder has no estate. */
export async function startEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const world = openWorld(options)
  const app = Fastify({ logger: false, bodyLimit: BODY_MAX_BYTES, forceCloseConnections: true, routerOptions: { maxParamLength: 4000 } })
  acceptAnyBody(app)
  apiRoutes(app, world)
  emulatorRoutes(app, world)
  const url = await listen(app, world, options.port ?? 0)
  const persisting = setInterval(() => world.clock.persist(), PERSIST_CLOCK_MS)
  persisting.unref()
  const { clientId, clientSecret, tenantId, people } = world.identity
  return {
    url,
    partnerCenter: `${url}/partner-center`,
    graph: `${url}/graph`,
    login: `${url}/login`,
    clientId,
    clientSecret,
    tenantId,
    people,
    clock: () => isoTime(world.clock.now()),
    async close() {
      clearInterval(persisting)
      await app.close()
      world.clock.persist()
      world.database.close()
    },
  }
}

/** Bodies are read as text: each API refuses a bad one in its own shape. */
function acceptAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

async function listen(app: FastifyInstance, world: World, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    world.database.close()
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw taken
      ? new Error(`Port ${port} on 127.0.0.1 is taken by another program: choose another one, or 0 for any.`, { cause: error })
      : error
  }
}
