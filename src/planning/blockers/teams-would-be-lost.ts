import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { correctableUsers } from './named-users.ts'

/** Users have Teams, and the new product is one that is sold without it. Only where the operator accepts that is it planned. */
export function teamsWouldBeLost({ moves, catalog, choices }: Considered): Blocker | undefined {
  if (choices.teamsLoss === 'accept') return undefined
  const losing = moves.findings.filter(({ effect }) => effect.loses.some((plan) => catalog.familyOf(plan) === 'teams'))
  const products = [...new Set(losing.flatMap(({ destination }) => destination.option.products.map((product) => product.title)))].sort()
  return losing.length > 0 ? { code: 'teams-would-be-lost', facts: { products, ...correctableUsers(losing) } } : undefined
}
