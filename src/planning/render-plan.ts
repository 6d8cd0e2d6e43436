import type { NewServices } from '../domain/choices.ts'
import type { CustomerPlan, Decision, PlanHeader, PurchaseLine, Replacement } from '../domain/plan.ts'
import { describeBlocker } from './describe-blocker.ts'

const WIDTH = 78

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
export function renderCustomerPlan(plan: CustomerPlan): string {
  const head = `  ${plan.customer.name} (${plan.customer.domain})`
  return [head, ...plan.decisions.map(renderDecision), ''].join('\n')
}

/** The last line of a plan. */
export function renderTotals(totals: { replace: number; blocked: number; skipped: number; users: number }): string {
  return `  ${totals.replace} to replace (${totals.users} users), ${totals.blocked} blocked, ${totals.skipped} left as they are. Nothing has been changed.`
}

function renderDecision(decision: Decision): string {
  switch (decision.kind) {
    case 'replace':
      return renderReplacement(decision)
    case 'skip':
      return `    ${decision.offerName}: left as it is (${SKIPPED[decision.because]})`
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

const SKIPPED = { 'not-retired': 'not retired', 'already-ended': 'has ended already', 'left-out': 'not part of this plan' } as const

function renderReplacement(replacement: Replacement): string {
  const [old] = replacement.from.subscriptions
  const seatsBefore = replacement.from.subscriptions.reduce((sum, each) => sum + each.quantity, 0)
  return [
    `    ${old?.offerName ?? replacement.from.skuId}, ${seatsBefore} seats: replace (${replacement.option})`,
    ...replacement.lines.map(renderLine),
    replacement.users.length > 0
      ? `      move     ${replacement.users.length} users, added and removed in one call each`
      : '      move     no license changes: old and new product share one license, or nobody holds it',
    `      hold     ${hold(replacement)}`,
    ...replacement.switchOff.map((each) => `      ${each.by.padEnd(8)} ${each.subscription}`),
  ].join('\n')
}

function renderLine(line: PurchaseLine): string {
  const ceiling = line.unitPriceCeiling ? `, at most ${line.unitPriceCeiling.amount} ${line.unitPriceCeiling.currency} a seat` : ''
  return `      buy      ${line.quantity} seats of ${line.product.title}\n               ${line.term} billed ${line.billingCycle}, then ${line.atTermEnd}${ceiling}`
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

function wrap(text: string, indent: string): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length > indent.length && line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = `${indent}  `
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return [...lines, line].join('\n')
}
