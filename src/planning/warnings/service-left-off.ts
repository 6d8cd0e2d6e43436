import type { Warning } from '../../domain/plan.ts'
import { namedUsers } from '../blockers/named-users.ts'
import type { Considered } from '../considered.ts'
import type { Clash } from '../resolve-conflicts.ts'

/** Services of the new product that stay off, since Microsoft would refuse the swap with them. */
export function serviceLeftOff({ moves, catalog }: Considered): readonly Warning[] {
  const nameOf = (plan: Clash['plan']): string => catalog.nameOfPlan(plan) ?? plan
  const clashes = new Map(moves.findings.flatMap(({ leftOff }) => leftOff.map((clash) => [keyOf(clash), clash] as const)))
  return [...clashes.values()]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((clash) => {
      const hit = moves.findings.filter(({ leftOff }) => leftOff.some((each) => keyOf(each) === keyOf(clash)))
      const facts = { service: nameOf(clash.plan), why: clash.kind, with: clash.with.map(nameOf).sort(), ...namedUsers(hit) }
      return { code: 'service-left-off', facts }
    })
}

function keyOf({ kind, plan, with: others }: Clash): string {
  return `${plan} ${kind} ${others.join()}`
}
