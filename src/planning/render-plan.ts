import type { Gates, HoldLength, NewServices } from '../domain/choices.ts'
import type { ServicePlanId } from '../domain/id.ts'
import type { GroupMove, ServiceEffect } from '../domain/license-move.ts'
import type { CustomerPlan, Decision, PlanHeader, PurchaseLine, Replacement, Skip } from '../domain/plan.ts'
import type { RenewalChange } from '../domain/renewal.ts'
import { adviseFreeSeats, describeFreeSeats } from './advise-free-seats.ts'
import { adviseSeats, describeSeats } from './advise-seats.ts'
import { adviseStorage, describeStorage } from './advise-storage.ts'
import type { CustomerSnapshot } from '../domain/snapshot.ts'
import { describeBlocker } from './describe-blocker.ts'
import { describeWarning } from './describe-warning.ts'
import { renderUndo } from './render-undo.ts'
import { said } from './say-fact.ts'

const COLUMNS = 78

/** The name of a service plan, as the catalog has it. */
export type NameOf = (plan: ServicePlanId) => string

/** The head of a plan, as an operator reads it. */
export function renderHeader(id: string, hash: string, header: PlanHeader, columns = COLUMNS): string {
  const { choices, undoes } = header
  if (undoes !== undefined)
    return wrap(`plan ${id}   the way back of ${undoes}, as of ${minutes(header.asOf)}   ${hash.slice(0, 12)}\n`, columns)
  const lines = [
    `plan ${id}   from snapshot ${header.snapshot.id} of ${minutes(header.snapshot.takenAt)}   ${hash.slice(0, 12)}`,
    `  seats ${seats(choices.seats)}, term ${choices.term}, new services ${services(choices.newServices)}`,
    '',
  ]
  return wrap(lines.join('\n'), columns)
}

/** What stands beside a part without being part of it. */
export interface Rendering {
  readonly nameOf: NameOf
  /** As the plan was made from; left out, nothing is said of seats that nobody needs. */
  readonly snapshot?: Counted | undefined
  /** Where lines are broken between words; 78 when left out. */
  readonly columns?: number | undefined
}

/** What is read of a customer to say what speaks for other seats. */
type Counted = Pick<CustomerSnapshot, 'holders' | 'takenAt' | 'skus' | 'directory' | 'subscriptions'>

/** One customer's part: a block per decision, nothing left out. */
export function renderCustomerPlan(plan: CustomerPlan, { nameOf, snapshot, columns = COLUMNS }: Rendering): string {
  const head = `  ${plan.customer.name} (${plan.customer.domain})`
  const blocks = plan.decisions.flatMap((decision) => [renderDecision(decision, nameOf), ...renderSeats(decision, snapshot)])
  return wrap([head, ...blocks, ''].join('\n'), columns)
}

/** What speaks for fewer seats or fewer bought, where the snapshot is at hand: not part of what is approved. */
function renderSeats(decision: Decision, snapshot: Counted | undefined): readonly string[] {
  if (decision.kind !== 'replace' || decision.undoes || !snapshot) return []
  const seats = describeSeats(adviseSeats(decision, snapshot))
  return [
    ...(seats === undefined ? [] : [`      seats    ${seats}`]),
    ...adviseFreeSeats(decision, snapshot).map((each) => `      free     ${describeFreeSeats(each)}`),
    ...adviseStorage(decision, snapshot).map((each) => `      mind     ${describeStorage(each)}`),
  ]
}

/** The last line of a plan. */
export function renderTotals(
  { undoes }: Pick<PlanHeader, 'undoes'>,
  { replace, blocked, skipped, users }: { replace: number; blocked: number; skipped: number; users: number },
  columns = COLUMNS,
): string {
  if (undoes !== undefined)
    return wrap(`  ${replace} to take back (${users === 1 ? '1 user' : `${users} users`}). Nothing has been changed.`, columns)
  const decided = `${replace} to replace (${users === 1 ? '1 user' : `${users} users`}), ${blocked} blocked, ${skipped} left as they are`
  return wrap(`  Subscriptions: ${decided}. Nothing has been changed.`, columns)
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
          return `      ${blocker.code}: ${what}\n        to clear it: ${fix}`
        }),
      ].join('\n')
  }
}

function skipped({ because, facts }: Skip): string {
  return because === 'may-stay' ? `may stay until ${said(facts['until'])}` : SKIPPED[because]
}

const SKIPPED = {
  'not-retired': 'not retired',
  'already-ended': 'has ended already',
  'left-out': 'not part of this plan',
  policy: 'by the policy of its retirement',
  'as-wanted': 'it is as wanted already',
} as const

function renderReplacement(replacement: Replacement, nameOf: NameOf): string {
  if (replacement.undoes) return renderUndo(replacement, replacement.undoes)
  const [old] = replacement.from.subscriptions
  const seatsBefore = replacement.from.subscriptions.reduce((sum, each) => sum + each.quantity, 0)
  const unreviewed = replacement.retirement.reviewed ? '' : ', not reviewed'
  const minds = replacement.warnings.map((warning) => `      mind     ${describeWarning(warning)}`)
  const head = (what: string): string => `    ${old?.offerName ?? replacement.from.skuId}, ${seatsBefore} seats: ${what}`
  const ends = replacement.switchOff.map(
    (each) => `      ${ENDED[each.by].padEnd(8)} ${each.subscription}${byWhom(replacement.suspension)}`,
  )
  const waits = [`      hold     ${hold(replacement.hold)}`, ...gate('suspend', replacement.gates)]
  if (replacement.method === 'renewal') {
    const renewals = replacement.renewals.map((each) => renderRenewal(each, replacement.suspension))
    return [head(`change the renewal${unreviewed}`), ...gate('suspend', replacement.gates), ...renewals, ...minds].join('\n')
  }
  if (replacement.method === 'suspend')
    return [head(`end it; nothing takes its place${unreviewed}`), ...waits, ...ends, ...minds].join('\n')
  const options = replacement.targets.map((target) => target.option).join(', ')
  return [
    head(`replace (${options}${unreviewed})`),
    ...gate('buy', replacement.gates),
    ...replacement.lines.map((line) => renderLine(line, replacement.purchase)),
    ...gate('move', replacement.gates),
    ...renderMoves(replacement, nameOf),
    ...waits,
    ...ends,
    ...(replacement.onFailure === 'undo' ? ['      fails    what was done for the customer is taken back'] : []),
    ...minds,
  ].join('\n')
}

function byWhom(by: Replacement['purchase']): string {
  return by === 'automatic' ? '' : ', by a person'
}

/** What an act waits for beside its turn; nothing where it does not. */
function gate(before: keyof Gates, gates: Gates): readonly string[] {
  const waitsFor = gates[before]
  if (waitsFor === 'open') return []
  return [`      wait     ${waitsFor === 'person' ? 'until a person says go on' : `until ${minutes(waitsFor)}`}`]
}

function renderRenewal({ before, to }: RenewalChange, by: Replacement['suspension']): string {
  const now = to.autoRenew ? 'auto-renew on' : 'auto-renew off'
  const next = to.next ? `; from the next term ${to.next.quantity} seats, ${to.next.term} billed ${to.next.billingCycle}` : ''
  const dropped = before.next && !to.next ? '; what was scheduled for the next term is dropped' : ''
  return `      renewal  ${now}${before.autoRenew === to.autoRenew ? ' as before' : ''}${next}${dropped}${byWhom(by)}`
}

const ENDED = { suspend: 'suspend', cancel: 'cancel', 'end-at-term': 'end at term' } as const

function renderMoves({ users, groups, effects, targets }: Replacement, nameOf: NameOf): readonly string[] {
  if (users.length === 0) return ['      move     no license changes: old and new product share one license, or nobody holds it']
  const removeOnly = targets.every((target) => target.to.length === 0)
  const direct = users.filter(({ through }) => through === undefined).length
  const counts = targets.map(({ option }) => `${users.filter((user) => user.option === option).length} to ${option}`)
  return [
    ...(direct === 0 && groups.length > 0 ? [] : [renderDirect(direct, removeOnly)]),
    ...groups.map(renderGroup),
    ...(targets.length > 1 ? [`               ${counts.join(', ')}`] : []),
    ...effects.flatMap((effect) => renderEffect(effect, nameOf)),
  ]
}

function renderDirect(users: number, removeOnly: boolean): string {
  return removeOnly
    ? `      move     ${users} users lose the old license; nothing is bought for them`
    : `      move     ${users} users, added and removed in one call each`
}

function renderGroup({ name, members, isDynamic }: GroupMove): string {
  const whole = `${members} ${members === 1 ? 'member' : 'members'} in one call, then waited for`
  return `      move     the group ${name}: ${whole}${isDynamic ? '; they come and go by a rule' : ''}`
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
  return [`               ${users} of them: ${parts.join('; ')}`]
}

const GAINS_NAMED = 4

function renderLine(line: PurchaseLine, by: Replacement['purchase']): string {
  const ceiling = line.unitPriceCeiling ? `, at most ${line.unitPriceCeiling.amount} ${line.unitPriceCeiling.currency} a seat` : ''
  const { title } = line.product
  if (line.seats.from === 'owned') return `      use      ${line.quantity} free seats of ${title}`
  const billed = line.term === null ? 'a year' : line.term
  const terms = `${billed} billed ${line.billingCycle}, then ${line.atTermEnd}${ceiling}`
  if (line.seats.from === 'more')
    return `      add      ${line.quantity} seats of ${title}${byWhom(by)}\n               to ${line.seats.subscription}, which has ${line.seats.before}`
  const after = line.needs.length > 0 ? ', once its base is ready' : ''
  const partner = line.partnerOnRecord === null || by === 'by-a-person' ? [] : [attestation(line.partnerOnRecord)]
  return [`      buy      ${line.quantity} seats of ${title}${byWhom(by)}${after}`, `               ${terms}`, ...partner].join('\n')
}

/** Microsoft asks for it where a subscription is bought with a partner on record: without a yes it is not bought. */
function attestation(partner: string): string {
  return `      attest   keeps the partner on record ${partner}: approve with --attest-partner-on-record yes, or it is not bought`
}

function hold(length: HoldLength): string {
  if ('workingDays' in length) return `${length.workingDays} working days`
  return length.hours === 1 ? '1 hour' : `${length.hours} hours`
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

/** Lines that are too long are broken between words, and go on below the text behind a label, or two columns in. */
function wrap(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n')
}

function wrapLine(text: string, columns: number): readonly string[] {
  const [, indent = '', label = ''] = /^( *)(\S+ {2,})?/.exec(text) ?? []
  const further = indent + ' '.repeat(label.length || 2)
  const lines: string[] = []
  let line = indent + label
  let start = line.length
  for (const word of text.slice(start).split(' ')) {
    if (line.length > start && line.length + word.length + 1 > columns) {
      lines.push(line)
      line = further
      start = further.length
    }
    line += line.length === start ? word : ` ${word}`
  }
  return [...lines, line]
}
