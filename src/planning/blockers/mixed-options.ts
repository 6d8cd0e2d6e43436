import type { Blocker } from '../../domain/plan.ts'
import type { Considered } from '../considered.ts'
import { keepsLicense } from '../move.ts'

/** Where some users keep the old SKU and others leave it, nobody could tell later who was to leave and has not. */
export function mixedOptions(move: Considered): Blocker | undefined {
  const keeping = move.destinations.filter((each) => keepsLicense(each, move))
  if (keeping.length === 0 || keeping.length === move.destinations.length) return undefined
  return { code: 'mixed-options', facts: { options: keeping.map(({ option }) => option.id) } }
}
