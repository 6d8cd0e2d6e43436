import type { World } from '../world.ts'

/**
 * The world as a read shows it in which licenses of groups have an error: they are assigned and something failed. Only users in whose names
 * or ids `match` stands; null: all.
 */
export function worldWithGroupError(world: World, error: string, match: string | null): World {
  const isMeant = (customerId: string, userId: string): boolean => {
    const { userPrincipalName = '', displayName = '' } = world.users.find(customerId, userId) ?? {}
    return match === null || `${userId} ${userPrincipalName} ${displayName}`.toLowerCase().includes(match.toLowerCase())
  }
  return {
    ...world,
    users: {
      ...world.users,
      licensesOf(customerId, userId) {
        const licenses = world.users.licensesOf(customerId, userId)
        if (!isMeant(customerId, userId)) return licenses
        return licenses.map((license) => (license.group === null ? license : { ...license, error }))
      },
    },
  }
}
