import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { correctableUsers } from './named-users.ts'

/** A group has one product for all its members: who has it through the group cannot go elsewhere than the group. */
export function groupNotSplit({ moves }: Considered): Blocker | undefined {
  const split = moves.findings.filter(({ destination, through }) => through.some(({ option }) => option !== destination.option.id))
  if (split.length === 0) return undefined
  const groups = [...new Set(split.flatMap(({ through }) => through.map(({ name }) => name)))].sort()
  return { code: 'group-not-split', facts: { groups, option: split[0]?.destination.option.id ?? '', ...correctableUsers(split) } }
}
