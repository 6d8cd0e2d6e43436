import type { Replacement } from '../../domain/plan.ts'
import type { RenewalChange } from '../../domain/renewal.ts'

/** Partner Center refuses to turn auto-renew on again (800093). */
export const NO_MORE = 'Microsoft renews a retired product no more'

/** Auto-renew that is turned off for good. A renewal by itself is of no retirement, and its part says where the product is retired. */
export function staysOff({ before, to, offerName }: RenewalChange, replacement: Pick<Replacement, 'retirement' | 'warnings'>): boolean {
  const isSaid = replacement.warnings.some(({ code, facts }) => code === 'renewal-stays-off' && facts['offer'] === offerName)
  return before.autoRenew && !to.autoRenew && (isRetired(replacement) || isSaid)
}

/** A move between products, and a renewal by itself, are of no retirement: they have version 0. */
export function isRetired({ retirement }: Pick<Replacement, 'retirement'>): boolean {
  return retirement.version > 0
}
