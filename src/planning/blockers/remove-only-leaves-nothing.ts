import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { correctableUsers } from './named-users.ts'

/** *Remove only* is for holders who have the service from elsewhere; these would be left without it. */
export function removeOnlyLeavesNothing({ moves }: Considered): Blocker | undefined {
  const bare = moves.findings.filter(({ destination, effect }) => destination.option.products.length === 0 && effect.loses.length > 0)
  return bare.length > 0 ? { code: 'remove-only-leaves-nothing', facts: correctableUsers(bare) } : undefined
}
