import type { FastifyInstance } from 'fastify'
import { findDurationMs, isoTime } from '../../duration.ts'
import { advanceWorld } from '../../lifecycle/advance-world.ts'
import type { World } from '../../world.ts'
import { BadInput, readMembers, readNumber, readText } from './read-input.ts'

/** `{now?, advance?, rate?}`: `advance` is `130d`, `36h`, `15m` or an ISO 8601 duration. Time never runs backwards. */
export function clockRoutes(app: FastifyInstance, world: World): void {
  app.get('/clock', () => shown(world))
  app.post('/clock', (request) => {
    const members = readMembers(request.body, ['now', 'advance', 'rate'])
    const rate = readNumber(members, 'rate', 0, false)
    const [now, advance] = [readText(members, 'now'), readText(members, 'advance')]
    if (now !== undefined && advance !== undefined) throw new BadInput('now and advance are both given: expected one of them.')
    world.clock.set({ now: targetOf(world, now, advance), rate })
    advanceWorld(world)
    return shown(world)
  })
}

function targetOf(world: World, now: string | undefined, advance: string | undefined): number | undefined {
  const current = world.clock.now()
  if (advance !== undefined) {
    const ms = findDurationMs(advance, current)
    if (ms === undefined)
      throw new BadInput(`advance is "${advance}": expected for example 130d, 36h, 15m, P130D or PT15M. Time never runs backwards.`)
    return current + ms
  }
  if (now === undefined) return undefined
  const at = Date.parse(now)
  if (Number.isNaN(at)) throw new BadInput(`now is "${now}": expected a date such as 2026-03-02T08:00:00Z.`)
  if (at < current) throw new BadInput(`now is ${now}, but it is ${isoTime(current)} already: time never runs backwards.`)
  return at
}

function shown(world: World): { now: string; rate: number } {
  return { now: isoTime(world.clock.now()), rate: world.clock.rate() }
}
