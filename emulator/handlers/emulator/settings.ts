import type { FastifyInstance } from 'fastify'
import { findSettingsProblem } from '../../estates/validate-estate.ts'
import { storeSubscription } from '../../lifecycle/save-subscription.ts'
import type { World } from '../../world.ts'
import { BadInput, readMembers } from './read-input.ts'

const NAMES = [
  'checkoutRepeat',
  'cartLifetime',
  'creditCheck',
  'subscriptionIdAt',
  'patchAnswer',
  'scheduledActionsKept',
  'requestIdRetentionSeconds',
  'enforceQuotas',
  'dialect',
  'pagingEnd',
  'availabilityRotationHours',
  'exchangePlansExclude',
  'groupChangeRefused',
  'salesCalendar',
  'lags',
  'lifecycle',
]

/** Read and changed member by member; the same members as an estate's `settings`. */
export function settingsRoutes(app: FastifyInstance, world: World): void {
  app.get('/settings', () => world.settings.current())
  app.patch('/settings', (request) => {
    const members = readMembers(request.body, NAMES)
    const problem = findSettingsProblem(members)
    if (problem !== undefined) throw new BadInput(problem)
    return world.database.transaction(() => {
      const settings = world.settings.change(members)
      if (members['lifecycle'] !== undefined)
        for (const subscription of [...world.subscriptions.all()]) storeSubscription(world, subscription)
      return settings
    })
  })
}
