import type { CustomerDetail } from '../../api/contract/customers.ts'
import { figure, termWords } from './render-book.ts'
import { counted, minuteOf, withMinutes, wrap } from './text.ts'
import type { View } from './view.ts'

type Own = CustomerDetail['items'][number]

/** One customer on a page: who it is, how far it has come, what it has, and what was planned and done. */
export function renderCustomer(found: CustomerDetail, view: View): string {
  const { customer, asOf, items, groups, parts, runs } = found
  const lines = [
    ...headLines(found),
    ...section(
      'Subscriptions',
      items.flatMap((each) => subscriptionLines(each, asOf)),
    ),
    ...section('Groups that give licenses', groups.flatMap(groupLines)),
    ...section('Migration plans', parts.map(partLine)),
    ...section('Runs', runs.flatMap(runLines)),
    ...(found.holders > 0
      ? ['', `${counted(found.holders, 'user')} with a license of interest: crossgrade user list --customer ${customer.domain}`]
      : []),
  ]
  const [first = '', ...rest] = lines
  return [view.paint('strong', wrap(first, view.columns)), ...rest.map((line) => wrap(line, view.columns, 4))].join('\n')
}

function headLines({
  customer,
  market,
  segment,
  tags,
  state,
  plan,
  run,
  reason,
  notRead,
  takenAt,
  changedSince,
  book,
}: CustomerDetail): readonly string[] {
  const by = plan ?? run
  const where = [segment, market === null ? null : `market ${market}`].filter((each) => each !== null).join(', ')
  return [
    `${customer.name} (${customer.domain})`,
    `  ${customer.id}${where === '' ? '' : `, ${where}`}`,
    ...(tags.length > 0 ? [`  tags: ${tags.join(', ')}`] : []),
    `  ${state}${by === null ? '' : `, by ${by}`}${reason ? `: ${withMinutes(reason.text)}` : ''}`,
    ...(notRead === null ? [] : [`  could not be read: ${withMinutes(notRead)}`]),
    `  snapshot ${book.id}${takenAt === null ? '' : `, read ${minuteOf(takenAt)}`}`,
    ...(changedSince === null
      ? []
      : [`  ${changedSince.run} has changed some of it since, last ${minuteOf(changedSince.at)}: crossgrade snapshot take`]),
  ]
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines]
}

function subscriptionLines(each: Own, asOf: string): readonly string[] {
  const { quantity, assigned, enabled, inactive, units } = each
  const used =
    units === null ? '' : `, ${figure(assigned)} of ${figure(enabled)} units in use${inactive ? `, ${inactive} by inactive users` : ''}`
  return [`  ${each.offerName}: ${each.statusText}, ${counted(quantity, 'seat')}${used}`, ...facts(each, asOf).map((fact) => `    ${fact}`)]
}

function facts(each: Own, asOf: string): readonly string[] {
  const { status, retirement, toReplace, parent, nextTerm, cancelableUntil, ended, run } = each
  const term = [termWords(each, asOf), each.termDuration, each.billingCycle].filter((word) => word !== null && word !== '').join(', ')
  const isCancelable = cancelableUntil !== null && cancelableUntil > asOf && status !== 'deleted'
  return [
    each.id,
    ...(term === '' ? [] : [term]),
    ...(nextTerm && status !== 'deleted'
      ? [`from the next term on: ${counted(nextTerm.quantity, 'seat')}, ${nextTerm.term}, ${nextTerm.billingCycle}`]
      : []),
    ...(isCancelable ? [`can be canceled until ${minuteOf(cancelableUntil)}`] : []),
    ...(parent === null ? [] : [`add-on of ${parent}`]),
    ...(retirement === null ? [] : [`retired: ${retirement}${toReplace ? '' : ', nothing to replace as it stands'}`]),
    ...(run === null ? [] : [`in the hands of ${run}`]),
    ...(ended === null ? [] : [endedWords(ended, status, asOf)]),
  ]
}

function endedWords({ run, at, deletedFrom }: NonNullable<Own['ended']>, status: string, asOf: string): string {
  const ended = `ended by ${run}${at === null ? '' : ` ${minuteOf(at)}`}`
  if (deletedFrom === null || status === 'deleted') return ended
  const since = minuteOf(deletedFrom)
  return `${ended}; Microsoft ${deletedFrom <= asOf ? `may have deleted it since ${since}` : `may delete it from ${since} on`}`
}

function groupLines({ name, rule, members, memberGroups, licenses }: CustomerDetail['groups'][number]): readonly string[] {
  const nested = memberGroups.length > 0 ? `; groups in it get nothing: ${memberGroups.join(', ')}` : ''
  return [
    `  ${name}: ${counted(members, 'member')}${rule === null ? '' : `, by the rule ${rule}`}${nested}`,
    ...licenses.map(
      (license) => `    ${license.name}${license.disabledPlanNames.length > 0 ? `, off: ${license.disabledPlanNames.join(', ')}` : ''}`,
    ),
  ]
}

function partLine({ plan, purpose, createdAt, toReplace, blocked, skipped, approval }: CustomerDetail['parts'][number]): string {
  const yes =
    approval === null
      ? 'not approved'
      : `approved by ${approval.by}${approval.expired ? ', expired' : ''} until ${minuteOf(approval.expiresAt)}`
  const counts = [
    `${toReplace} to replace`,
    ...(blocked > 0 ? [`${blocked} blocked`] : []),
    ...(skipped > 0 ? [`${skipped} left as they are`] : []),
  ]
  return `  ${plan} of ${minuteOf(createdAt)}${purpose === 'book' ? '' : `, ${purpose}`}: ${counts.join(', ')}; ${yes}`
}

function runLines({ run, state, migrations }: CustomerDetail['runs'][number]): readonly string[] {
  return [
    `  ${run}, ${state}:`,
    ...migrations.map((each) => {
      const why = each.reason ? `: ${withMinutes(each.reason.text)}` : ''
      return `    ${each.retirement}${each.method === 'replace' ? '' : `, ${each.method}`}: ${each.state}, ${each.step}${why}`
    }),
  ]
}
