import type { FastifyInstance } from 'fastify'
import { advanceWorld } from '../../lifecycle/advance-world.ts'
import type { World } from '../../world.ts'
import { aboutRoutes } from './about.ts'
import { clockRoutes } from './clock.ts'
import { customerRoutes } from './customers.ts'
import { faultRoutes } from './faults.ts'
import { groupRoutes } from './groups.ts'
import { logRoutes } from './log.ts'
import { BadInput } from './read-input.ts'
import { settingsRoutes } from './settings.ts'
import { subscriptionRoutes } from './subscriptions.ts'
import { userRoutes } from './users.ts'

/** What only an emulator has: no token is needed. Errors are `{error}` with what, where and what would be right. */
export function emulatorRoutes(app: FastifyInstance, world: World): void {
  void app.register(
    (scope, _options, done) => {
      scope.addHook('preHandler', (_request, _reply, next) => {
        advanceWorld(world)
        next()
      })
      scope.setErrorHandler((error, _request, reply) => {
        if (error instanceof BadInput) return reply.code(error.status).send({ error: error.message })
        world.subscriptions.forget()
        return reply.code(500).send({ error: error instanceof Error ? error.message : String(error) })
      })
      for (const routes of [
        aboutRoutes,
        clockRoutes,
        customerRoutes,
        userRoutes,
        groupRoutes,
        subscriptionRoutes,
        faultRoutes,
        settingsRoutes,
        logRoutes,
      ])
        routes(scope, world)
      done()
    },
    { prefix: '/emulator' },
  )
}
