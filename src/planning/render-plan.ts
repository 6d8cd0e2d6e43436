import type { NewServices } from '../domain/choices.ts'
import type { ServicePlanId } from '../domain/id.ts'
import type { CustomerPlan, Decision, PlanHeader, PurchaseLine, Replacement, ServiceEffect, Skip } from '../domain/plan.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import { adviseSeats, describeSeats } from './advise-seats.ts'
import { adviseStorage } from './advise-storage.ts'
import { describeBlocker } from './describe-blocker.ts'
import { describeWarning } from './describe-warning.ts'
import { said } from './say-fact.ts'

const WIDTH = 78

/** The name of a service plan, as the catalog has it. */
export type NameOf = (plan: ServicePlanId) => string

/** The head of a plan, as an operator reads it. */
export function renderHeader(id: string, hash: string, header: PlanHeader): string {
  const { choices } = header
  return [
    `plan ${id}   from snapshot ${header.snapshot.id} of ${minutes(header.snapshot.takenAt)}   ${hash.slice(0, 12)}`,
    wrap(`seats ${seats(choices.seats)}, term ${choices.term}, new services ${services(choices.newServices)}`, '  '),
    '',
  ].join('\n')
}

/** One customer's part: a block per decision, nothing left out. Lines stay within 80 columns where words allow. */
export function renderCustomerPlan(plan: CustomerPlan, nameOf: NameOf, snapshot?: Pick<CustomerSnapshot, 'holders' | 'takenAt'>): string {
  const head = `  ${plan.customer.name} (${plan.customer.domain})`
  return [head, ...plan.decisions.flatMap((decision) => [renderDecision(decision, nameOf), ...renderSeats(decision, snapshot)]), ''].join(
    '\n',
  )
}

/** What speaks for fewer seats, where the snapshot is at hand: not part of what is approved. */
function renderSeats(decision: Decision, snapshot: Pick<CustomerSnapshot, 'holders' | 'takenAt'> | undefined): readonly string[] {
  if (decision.kind !== 'replace' || !snapshot) return []
  const seats = describeSeats(adviseSeats(decision, snapshot))
  return [
    ...(seats === undefined ? [] : [wrap(`seats    ${seats}`, '      ', 9)]),
    ...adviseStorage(decision, snapshot).map((text) => wrap(`mind     ${text}`, '      ', 9)),
  ]
}

/** The last line of a plan. */
export function renderTotals(totals: { replace: number; blocked: number; skipped: number; users: number }): string {
  return `  ${totals.replace} to replace (${totals.users} users), ${totals.blocked} blocked, ${totals.skipped} left as they are. Nothing has been changed.`
}

function renderDecision(decision: Decision, nameOf: NameOf): string {
  switch (decision.kind) {
    case 'replace':
      return renderReplacement(decision, nameOf)
    case 'skip':
      return `    ${decision.offerName}: left as it is (${skipped(decision)})`
    case 'blocked':
      return [
        `    ${decision.offerName}: blocked`,
        ...decision.by.map((blocker) => {
          const { what, fix } = describeBlocker(blocker)
          return `${wrap(`${blocker.code}: ${what}`, '      ')}\n${wrap(`to clear it: ${fix}`, '        ')}`
        }),
      ].join('\n')
  }
}

function skipped({ because, facts }: Skip): string {
  return because === 'may-stay' ? `may stay until ${said(facts['until'])}` : SKIPPED[because]
}

const SKIPPED = { 'not-retired': 'not retired', 'already-ended': 'has ended already', 'left-out': 'not part of this plan' } as const

function renderReplacement(replacement: Replacement, nameOf: NameOf): string {
  const [old] = replacement.from.subscriptions
  const seatsBefore = replacement.from.subscriptions.reduce((sum, each) => sum + each.quantity, 0)
  const options = replacement.targets.map((target) => target.option).join(', ')
  const unreviewed = replacement.retirement.reviewed ? '' : ', not reviewed'
  return [
    `    ${old?.offerName ?? replacement.from.skuId}, ${seatsBefore} seats: replace (${options}${unreviewed})`,
    ...replacement.lines.map(renderLine),
    ...renderMoves(replacement, nameOf),
    `      hold     ${hold(replacement)}`,
    ...replacement.switchOff.map((each) => `      ${ENDED[each.by].padEnd(8)} ${each.subscription}`),
    ...replacement.warnings.map((warning) => wrap(`mind     ${describeWarning(warning)}`, '      ', 9)),
  ].join('\n')
}

const ENDED = { suspend: 'suspend', cancel: 'cancel', 'end-at-term': 'end at term' } as const

function renderMoves({ users, effects, targets }: Replacement, nameOf: NameOf): readonly string[] {
  if (users.length === 0) return ['      move     no license changes: old and new product share one license, or nobody holds it']
  const removeOnly = targets.every((target) => target.to.length === 0)
  const counts = targets.map(({ option }) => `${users.filter((user) => user.option === option).length} to ${option}`)
  return [
    removeOnly
      ? `      move     ${users.length} users lose the old license; nothing is bought for them`
      : `      move     ${users.length} users, added and removed in one call each`,
    ...(targets.length > 1 ? [wrap(counts.join(', '), '               ')] : []),
    ...effects.flatMap((effect) => renderEffect(effect, nameOf)),
  ]
}

/** What a pattern of users keeps, loses and gains; gains as a number, since a suite brings dozens. */
function renderEffect({ users, keeps, changes, loses, gains }: ServiceEffect, nameOf: NameOf): readonly string[] {
  const names = (plans: ServiceEffect['loses']): string => plans.map(nameOf).join(', ')
  // Some products have the same service under another id.
  const renamed = changes.filter(({ from, to }) => nameOf(from) !== nameOf(to))
  const parts = [
    `keep ${keeps.length + changes.length - renamed.length}`,
    ...(renamed.length > 0 ? [`change ${renamed.map(({ from, to }) => `${nameOf(from)} to ${nameOf(to)}`).join(', ')}`] : []),
    ...(loses.length > 0 ? [`lose ${names(loses)}`] : []),
    ...(gains.length > 0 ? [gains.length > GAINS_NAMED ? `gain ${gains.length} services` : `gain ${names(gains)}`] : []),
  ]
  return [wrap(`${users} of them: ${parts.join('; ')}`, '               ')]
}

const GAINS_NAMED = 4

function renderLine(line: PurchaseLine): string {
  const ceiling = line.unitPriceCeiling ? `, at most ${line.unitPriceCeiling.amount} ${line.unitPriceCeiling.currency} a seat` : ''
  const { title } = line.product
  if (line.seats.from === 'owned') return `      use      ${line.quantity} free seats of ${title}`
  const billed = line.term === null ? 'a year' : line.term
  const terms = `${billed} billed ${line.billingCycle}, then ${line.atTermEnd}${ceiling}`
  if (line.seats.from === 'more')
    return `      add      ${line.quantity} seats of ${title}\n               to ${line.seats.subscription}, which has ${line.seats.before}`
  const after = line.needs.length > 0 ? ', once its base is ready' : ''
  return `      buy      ${line.quantity} seats of ${title}${after}\n               ${terms}`
}

function hold({ hold: { length, then } }: Replacement): string {
  const long = 'workingDays' in length ? `${length.workingDays} working days` : `${length.hours} hours`
  return then === 'go-on' ? long : `${long}, then a person says go on`
}

function seats(rule: PlanHeader['choices']['seats']): string {
  if (typeof rule === 'object') return `assigned + ${rule.assignedPlus}`
  return rule === 'as-before' ? 'as many as before' : 'as many as assigned'
}

function services(newServices: NewServices): string {
  return typeof newServices === 'string' ? newServices : `on: ${newServices.on.join(', ') || 'none'}`
}

function minutes(at: string): string {
  return at.slice(0, 16).replace('T', ' ') + 'Z'
}

function wrap(text: string, indent: string, hang = 2): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length > indent.length && line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = `${indent}${' '.repeat(hang)}`
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}
