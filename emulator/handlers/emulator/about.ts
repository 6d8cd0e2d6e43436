import type { FastifyInstance } from 'fastify'
import type { World } from '../../world.ts'

const VERSION = '0.1.0'

export function aboutRoutes(app: FastifyInstance, world: World): void {
  app.get('/about', () => {
    const { tenantId, clientId, people, partnerName, estateName, year } = world.identity
    return {
      name: 'crossgrade emulator',
      version: VERSION,
      tenantId,
      clientId,
      partner: partnerName,
      estate: estateName,
      people,
      practice: `This is practice: an emulator, not Microsoft. It plays the year ${year} in an estate called "${estateName}", in which retired subscriptions are still alive. No company in it exists and nothing bought here costs anything.`,
    }
  })
}
