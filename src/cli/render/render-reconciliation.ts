import type { Cause, CustomerReading, CustomerSku, ReconciledSku, Reconciliation, Unread } from '../../api/contract/reconciliations.ts'
import { counted, minuteOf, withMinutes, wrap } from './text.ts'
import type { Tone, View } from './view.ts'

const SKUS_SHOWN = 40
const UNREAD_SHOWN = 20

/** A head with how many agree, a block per SKU that differs, worst first, and who could not be read. */
export function renderReconciliation(
  reconciliation: Reconciliation,
  { items, unread }: { readonly items: readonly CustomerSku[]; readonly unread: readonly Unread[] },
  view: View,
): string {
  const paragraph = (lines: readonly string[]): string => lines.map((line) => wrap(line, view.columns)).join('\n')
  const rest = items.length - SKUS_SHOWN
  return [
    paragraph(headLines(reconciliation)),
    ...items.slice(0, SKUS_SHOWN).map(({ customer, sku }) => renderSku(`${customer.name}   ${sku.product}`, sku, '', view)),
    ...(rest > 0 ? [paragraph([`and ${counted(rest, 'more SKU', 'more SKUs')}; all of them with --json or --out FILE`])] : []),
    ...(unread.length > 0 ? [paragraph(unreadLines(unread))] : []),
  ].join('\n\n')
}

/** `3 SKUs agree, 1 differs as expected, 2 to check, 1 to act on`. */
function headLines({ id, requestedAt, chosenBy, customers, read, failed, done, skus }: Reconciliation): readonly string[] {
  const counts = [
    counted(skus.agree, 'SKU agrees', 'SKUs agree'),
    `${counted(skus.expected, 'differs', 'differ')} as expected`,
    `${skus.check} to check`,
    `${skus.act} to act on`,
  ]
  return [
    `reconciliation ${id} of ${minuteOf(requestedAt)}   ${done ? 'complete' : 'being read'}`,
    `  ${chosenBy}: ${read} of ${counted(customers, 'customer')} read${failed > 0 ? `, ${failed} failed` : ''}`,
    `  ${counts.join(', ')}`,
  ]
}

/** The newest look at one customer, below a migration. */
export function renderReading({ readAt, after, error, notRead, skus }: CustomerReading, view: View): string {
  const when = readAt === null ? '' : ` of ${minuteOf(readAt)}`
  const lines = [
    `  seats, units and licenses${when}${after === null ? '' : `, after ${after.step}`}`,
    ...[...(error === null ? [] : [error]), ...notRead].map((why) => `    not read: ${withMinutes(why)}`),
  ]
  return [...lines.map((line) => wrap(line, view.columns)), ...skus.map((sku) => renderSku(sku.product, sku, '    ', view))].join('\n')
}

/** Painted when it is wrapped: a color may not be broken. */
function renderSku(title: string, sku: ReconciledSku, indent: string, view: View): string {
  const line = (text: string): string => wrap(indent + text, view.columns)
  return [
    view.paint('strong', line(title)),
    line(`  ${figures(sku)}`),
    ...sku.causes.flatMap((cause) => {
      const [first = '', ...fix] = causeLines(cause).map(line)
      return [view.paint(TONES[cause.severity], first), ...fix]
    }),
  ].join('\n')
}

function figures({ bought, units, assigned, holders }: ReconciledSku): string {
  return [
    typeof bought === 'number' ? counted(bought, 'seat') + ' bought' : `seats bought not read: ${bought.notRead}`,
    'notRead' in units ? `units not read: ${units.notRead}` : unitWords(units),
    typeof assigned === 'number' ? `${assigned} assigned` : `assigned not read: ${assigned.notRead}`,
    typeof holders === 'number' ? `${counted(holders, 'user')} listed` : `users not read: ${holders.notRead}`,
  ]
    .filter((words, at, all) => all.indexOf(words) === at)
    .join('; ')
}

function unitWords({ enabled, warning, suspended, lockedOut }: Exclude<ReconciledSku['units'], { notRead: string }>): string {
  const others = [
    [warning, 'of them in grace'],
    [suspended, 'more suspended'],
    [lockedOut, 'more locked out'],
  ] as const
  const named = others.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return `${counted(enabled + warning, 'unit')}${named.length === 0 ? '' : ` (${named.join(', ')})`}`
}

function causeLines({ severity, gap, seats, what, fix }: Cause): readonly string[] {
  const where = gap === null ? '' : ` ${Math.abs(seats)} between ${GAPS[gap]},`
  return [`  ${severity}:${where} ${withMinutes(what)}`, ...(fix === '' ? [] : [`    ${fix}`])]
}

function unreadLines(unread: readonly Unread[]): readonly string[] {
  return [
    `Not read at ${counted(unread.length, 'customer')}:`,
    ...unread.slice(0, UNREAD_SHOWN).flatMap(({ customer, why }) => why.map((each) => `  ${customer.name}: ${withMinutes(each)}`)),
    ...(unread.length > UNREAD_SHOWN ? [`  and ${unread.length - UNREAD_SHOWN} more; all of them with --json`] : []),
  ]
}

const TONES: { readonly [S in Cause['severity']]: Tone } = { expected: 'quiet', check: 'busy', act: 'alert' }

const GAPS: { readonly [G in NonNullable<Cause['gap']>]: string } = {
  'bought-units': 'bought and units',
  'units-assigned': 'units and assigned',
  'assigned-holders': 'assigned and users listed',
}
