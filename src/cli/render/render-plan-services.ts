import type { ServiceName } from '../../api/contract/common.ts'
import type { PlannedUser, PlanServices, ServiceSums } from '../../api/contract/plan-users.ts'
import { counted, wrap } from './text.ts'
import type { View } from './view.ts'

const NAMED_MAX = 12

interface Change {
  readonly from: ServiceName
  readonly to: ServiceName
}

/** What one user keeps, loses and gains. */
export function renderPlannedUser(user: PlannedUser, view: View): string {
  const lines = [
    `${user.displayName} (${user.userPrincipalName}), ${user.customer.name}`,
    '  before',
    ...user.before.map((license) => `    ${license.title}${offWords(license.off)}`),
    '  after',
    ...user.after.map((license) => `    ${license.title}${offWords(license.off)}`),
    ...(user.after.length === 0 ? ['    no license'] : []),
    ...user.moves.flatMap((move) => [
      `  ${move.retirement} to ${move.option}${move.usageLocationSet === null ? '' : `, usage location ${move.usageLocationSet} set first`}`,
      ...services('keeps', [...move.keeps, ...move.changes.filter((each) => !isOther(each)).map(({ to }) => to)]),
      ...changed(move.changes.filter(isOther)),
      `    loses: ${names(move.loses) || 'nothing'}`,
      ...services('gains', move.gains),
    ]),
    ...user.notMoved.map((why) => `  not moved: ${why}`),
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

/** How many users lose what: for the plan, then by customer. */
export function renderPlanServices({ plan, total, customers }: PlanServices, view: View): string {
  if (total.users === 0) return wrap(`Plan ${plan} moves nobody.`, view.columns)
  const lines = [
    `migration plan ${plan}: ${sumsHead(total)}`,
    ...sumsLines(total, '  '),
    ...customers.flatMap(({ customer, ...sums }) => [
      '',
      `  ${customer.name} (${customer.domain}): ${sumsHead(sums)}`,
      ...sumsLines(sums, '    '),
    ]),
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

function sumsHead({ users, usersWhoLose }: ServiceSums): string {
  return `${counted(users, 'user')}, ${usersWhoLose === 0 ? 'nobody loses a service' : `${usersWhoLose} lose a service`}`
}

function sumsLines({ loses, changes, gains }: ServiceSums, indent: string): readonly string[] {
  return [
    ...loses.map(({ title, users }) => `${indent}${users} lose ${title}`),
    ...changes.filter(isOther).map(({ from, to, users }) => `${indent}${users} change from ${from.title} to ${to.title}`),
    ...gains.slice(0, NAMED_MAX).map(({ title, users }) => `${indent}${users} gain ${title}`),
    ...(gains.length > NAMED_MAX ? [`${indent}and ${gains.length - NAMED_MAX} more that are gained; all of them with --json`] : []),
  ]
}

/** Some products have the same service under another id: nothing that a person would notice. */
function isOther({ from, to }: Change): boolean {
  return from.title !== to.title
}

function changed(changes: readonly Change[]): readonly string[] {
  return changes.length === 0 ? [] : [`    changes: ${changes.map(({ from, to }) => `${from.title} to ${to.title}`).join(', ')}`]
}

function services(verb: string, list: readonly ServiceName[]): readonly string[] {
  return list.length === 0 ? [] : [`    ${verb}: ${names(list)}`]
}

function offWords(off: readonly ServiceName[]): string {
  return off.length === 0 ? '' : `, off: ${names(off)}`
}

function names(list: readonly ServiceName[]): string {
  return list.map(({ title }) => title).join(', ')
}
