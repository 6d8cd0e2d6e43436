import type { World } from '../../emulator/world.ts'
import { userId, type Directory } from './directory.ts'

/** Users as Graph answers them, the licensing members included: texts put together, since all users of a SKU are alike. */
export function createUserTexts(world: World, directory: Directory): (customerId: string, user: number) => string {
  const alike = new Map<string, string>()
  const licensing = (skuId: string, off: readonly string[]): string => {
    const key = [skuId, ...off].join()
    const known = alike.get(key) ?? licensingText(world, skuId, off)
    alike.set(key, known)
    return known
  }
  return (customerId, user) => {
    const skuId = directory.skuOf(customerId, user)
    const off = skuId === directory.newSku ? directory.offIn(customerId) : []
    const id = userId(customerId, user)
    const name = `user${user}@${customerId.slice(0, 8)}.example`
    const profile = `"id":"${id}","userPrincipalName":"${name}","displayName":"User ${user}","accountEnabled":true,"usageLocation":"US"`
    return `{${profile},${licensing(skuId, off)}}`
  }
}

/** All services that are on are in force. */
function licensingText(world: World, skuId: string, off: readonly string[]): string {
  const product = world.catalog.products.find((each) => each.skuId === skuId)
  const at = '2025-01-15T00:00:00Z'
  const plans = (product?.servicePlans ?? [])
    .filter(({ id }) => !off.includes(id))
    .map((plan) => ({
      assignedDateTime: at,
      capabilityStatus: 'Enabled',
      service: world.catalog.familyOf(plan.id),
      servicePlanId: plan.id,
    }))
  const state = { skuId, disabledPlans: off, assignedByGroup: null, state: 'Active', error: 'None', lastUpdatedDateTime: at }
  const members = { assignedLicenses: [{ skuId, disabledPlans: off }], assignedPlans: plans, licenseAssignmentStates: [state] }
  return JSON.stringify(members).slice(1, -1)
}
