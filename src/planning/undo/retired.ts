import type { Replacement } from '../../domain/plan.ts'

/** Partner Center refuses to turn auto-renew on again (800093). */
export const NO_MORE = 'Microsoft renews a retired product no more'

/** A move between products, and a renewal by itself, are of no retirement: they have version 0. */
export function isRetired({ retirement }: Pick<Replacement, 'retirement'>): boolean {
  return retirement.version > 0
}
