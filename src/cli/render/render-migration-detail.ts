import type { MigrationDetail } from '../../api/contract/run-details.ts'
import { renderMigration } from './render-run.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

const REQUESTS_SHOWN = 10

type Attempt = MigrationDetail['attempts'][number]

/** One migration in full: where it is, what was read back, what was bought, the newest requests with both ids. */
export function renderMigrationDetail(detail: MigrationDetail, view: View): string {
  const lines = [
    ...section(
      'steps',
      detail.steps.map(({ step, doneAt }) => `${minuteOf(doneAt)}  ${step}`),
    ),
    ...section('purchases', detail.purchases.map(purchaseLine)),
    ...section('groups', detail.groups.map(groupLine)),
    ...section('last requests', requestsOf(detail.attempts).slice(0, REQUESTS_SHOWN).flatMap(requestLines)),
  ]
  return [renderMigration(detail, view), ...lines.map((line) => wrap(line, view.columns))].join('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)]
}

function purchaseLine({ line, state, orderId, subscription, unitPrice, currency }: MigrationDetail['purchases'][number]): string {
  const price = unitPrice === null ? '' : `, ${unitPrice} ${currency ?? ''} a seat`
  return `${line}  ${state}${orderId === null ? '' : `, order ${orderId}`}${subscription === null ? '' : `, subscription ${subscription}`}${price}`
}

function groupLine({ name, state, members, sentAt, reason }: MigrationDetail['groups'][number]): string {
  const since = sentAt === null ? '' : `, changed ${minuteOf(sentAt)} for ${members ?? 0} members`
  return `${name}  ${state}${since}${reason === null ? '' : `: ${reason.text}`}`
}

/** Attempts that went out together, newest first: users of one batch share its ids. */
function requestsOf(attempts: readonly Attempt[]): readonly (readonly [Attempt, ...Attempt[]])[] {
  const requests = new Map<string, [Attempt, ...Attempt[]]>()
  for (const attempt of attempts) {
    const key = [attempt.requestId, attempt.what, attempt.outcome].join(' ')
    const same = requests.get(key)
    if (same) same.push(attempt)
    else requests.set(key, [attempt])
  }
  return [...requests.values()]
}

function requestLines([first, ...others]: readonly [Attempt, ...Attempt[]]): readonly string[] {
  const { sentAt, what, subject, outcome, requestId, correlationId } = first
  const whom = others.length === 0 ? subject : `for ${others.length + 1} users at once`
  return [`${minuteOf(sentAt)}  ${what} ${whom}: ${outcome ?? 'not answered'}`, `  request ${requestId}, correlation ${correlationId}`]
}
