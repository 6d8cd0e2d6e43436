import type { QuotaUse } from '../../api/contract/quotas.ts'
import { table } from './table.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

/** A line per quota, and below it which are closed, until when and why. */
export function renderQuotas(quotas: readonly QuotaUse[], view: View): string {
  const rows = quotas.map(({ name, used, limit, share, windowSeconds, until }) => [
    name,
    `${used} of ${limit} (${Math.round(share * 100)} %)`,
    `${windowSeconds} s to ${until.slice(11, 19)}Z`,
  ])
  const closed = quotas.flatMap(({ name, blockedUntil, blockedBecause }) =>
    blockedUntil === null
      ? []
      : [wrap(`${name}: closed until ${minuteOf(blockedUntil)}, because ${blockedBecause ?? 'Microsoft said so'}.`, view.columns)],
  )
  return [table(['Quota', 'Drawn', 'Window'], rows, view), ...closed].join('\n')
}
