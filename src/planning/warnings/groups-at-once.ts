import type { Warning } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { namedUsers } from '../blockers/named-users.ts'

/** What a group's swap reaches, and whom it does not. */
export function groupsAtOnce({ moves, catalog }: Considered): readonly Warning[] {
  const givingBack = new Set(moves.users.flatMap(({ user, through, remove }) => (through !== undefined && remove.length > 0 ? [user] : [])))
  const both = moves.findings.filter(({ holder }) => givingBack.has(holder.id))
  return [
    ...moves.groups.map(({ name, members, isDynamic, keeps }): Warning => {
      const products = keeps.map((sku) => catalog.findSku(sku)?.title ?? sku)
      return { code: 'group-at-once', facts: { group: name, members, isDynamic, products } }
    }),
    ...moves.groups
      .filter(({ nested }) => nested.length > 0)
      .map(({ name, nested }): Warning => ({ code: 'group-nested', facts: { group: name, nested } })),
    ...(both.length > 0 ? [{ code: 'direct-and-by-group', facts: { ...namedUsers(both) } } as const] : []),
  ]
}
