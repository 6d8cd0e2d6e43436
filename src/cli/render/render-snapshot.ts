import type { AffectedCustomer, Snapshot } from '../../api/contract/snapshots.ts'
import { table } from './table.ts'
import { counted, minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

const FAILURES_SHOWN = 20

/** A snapshot, honest about what could not be read. */
export function renderSnapshot(snapshot: Snapshot, view: View): string {
  const { failed } = snapshot.coverage
  const lines = [
    `snapshot ${snapshot.id} of ${minuteOf(snapshot.takenAt)}   ${STATE_WORDS[snapshot.state]}`,
    ...(snapshot.error === null ? [] : [`  ${snapshot.error}`]),
    `  ${coverageWords(snapshot)}`,
    ...failed.slice(0, FAILURES_SHOWN).map(({ customer, why }) => `    ${customer.name} (${customer.domain}): ${why}`),
    ...(failed.length > FAILURES_SHOWN ? [`    and ${failed.length - FAILURES_SHOWN} more; all of them with --json`] : []),
    ...(snapshot.also === null
      ? []
      : [`  looked for ${snapshot.also.product} too, and for ${counted(snapshot.also.targets.length, 'product')} to take its place`]),
    `  ${counted(snapshot.affected, 'customer')} with a retired product${snapshot.also === null ? '' : ', or this one'}${failed.length > 0 ? ', of those that could be read' : ''}`,
    ...(snapshot.state === 'complete' && snapshot.affected > 0 ? ['', `Who they are: crossgrade snapshot affected ${snapshot.id}`] : []),
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

/** `412 of 415 customers read, 3 failed`. */
export function coverageWords({ coverage: { customersRead, customersTotal, failed } }: Pick<Snapshot, 'coverage'>): string {
  return `${customersRead} of ${counted(customersTotal, 'customer')} read${failed.length > 0 ? `, ${failed.length} failed` : ''}`
}

/** A row per retired subscription. */
export function renderAffected(items: readonly AffectedCustomer[], view: View): string {
  if (items.length === 0) return 'No customer has a retired product.'
  const rows = items.flatMap(({ customer, holders, subscriptions }) =>
    subscriptions
      .filter(({ retirement }) => retirement !== null)
      .map((each) => [customer.name, each.offerName, markOf(each), `${each.quantity}`, `${holders}`, each.status, termOf(each)]),
  )
  const head = ['Customer', 'Product', 'Retirement', 'Seats', 'Users', 'Status', 'At term end']
  const byName = items.flatMap(({ subscriptions }) => subscriptions).filter(({ recognizedBy }) => recognizedBy === 'name').length
  const notes =
    byName > 0
      ? ['', wrap(`${counted(byName, 'subscription')} recognized by name, not by offer id: look before approving.`, view.columns)]
      : []
  const total = wrap(`${counted(items.length, 'customer')}, ${counted(rows.length, 'retired subscription')}:`, view.columns)
  return [table(head, rows, view), '', total, ...tally(items).map((line) => wrap(line, view.columns)), ...notes].join('\n')
}

/** Retirements in full, as `plan create --option` wants them. */
function tally(items: readonly AffectedCustomer[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const each of items.flatMap(({ subscriptions }) => subscriptions)) {
    if (each.retirement !== null) counts.set(markOf(each), (counts.get(markOf(each)) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([retirement, count]) => `  ${count}  ${retirement}`)
}

/** As Partner Center words it: a subscription expires once auto-renew is off, and renews while it is on; a deleted one does neither. */
function termOf({ status, termEndsAt, autoRenew }: AffectedCustomer['subscriptions'][number]): string {
  return termEndsAt === null || status === 'deleted' ? '' : `${autoRenew ? 'renews' : 'expires'} ${termEndsAt.slice(0, 10)}`
}

function markOf({ retirement, retirementReviewed }: AffectedCustomer['subscriptions'][number]): string {
  return `${retirement ?? ''}${retirementReviewed === false ? ', not reviewed' : ''}`
}

const STATE_WORDS = { taking: 'being taken', complete: 'complete', failed: 'failed' } as const satisfies Record<Snapshot['state'], string>
