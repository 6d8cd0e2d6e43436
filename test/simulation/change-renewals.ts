import type { Disturbance } from './disturb.ts'
import { change, withEntry } from './model/state.ts'

const WITHIN_MS = 3 * 60 * 60_000
const CHANCE = 0.4

/** Other people change how something renews while we are about it, at a moment of the seed's choice. */
export function changeRenewals(options: Disturbance): void {
  const { random, stage, clock, tenants } = options
  const [roll, atMs, which] = [random(), random() ** 3 * WITHIN_MS, random()]
  const all = [...tenants.values()].flatMap((tenant) =>
    [...tenant.now.subscriptions.values()].flatMap(({ id, family }) => (family === 'nce' ? [{ tenant, id: id.toLowerCase() }] : [])),
  )
  const chosen = all[Math.floor(which * all.length)]
  if (roll > CHANCE || !chosen) return
  void stage.as({ name: 'somebody else', isDead: false, isFrozen: false }, async () => {
    await clock.sleep(atMs)
    await stage.turn('somebody else', () => {
      const { tenant, id } = chosen
      const one = tenant.now.subscriptions.get(id)
      if (!one) return
      const other = { ...one, autoRenew: !one.autoRenew, scheduledActions: null, nextTerm: null, version: one.version + 1 }
      change(tenant, Date.parse(clock.now()), { subscriptions: withEntry(tenant.now.subscriptions, id, other) })
      options.watch.disturbed(tenant, { subscription: id })
      options.tell(`## ${tenant.name}: somebody turned auto-renew of ${id} ${other.autoRenew ? 'on' : 'off'}`)
    })
  })
}
