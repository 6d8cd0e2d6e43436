import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { correctableUsers } from './named-users.ts'

/** Microsoft would refuse the swap: service plans that exclude each other, or one that would lack what it depends on. */
export function conflict({ moves, catalog }: Considered): Blocker | undefined {
  const first = moves.findings.find(({ open }) => open.length > 0)?.open[0]
  if (!first) return undefined
  const same = moves.findings.filter(({ open }) => open.some((clash) => clash.plan === first.plan && clash.kind === first.kind))
  const nameOf = (plan: typeof first.plan): string => catalog.nameOfPlan(plan) ?? plan
  return { code: first.kind, facts: { plan: nameOf(first.plan), with: first.with.map(nameOf).sort(), ...correctableUsers(same) } }
}
