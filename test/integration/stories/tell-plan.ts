import { describeBlocker } from '../../../src/planning/describe-blocker.ts'
import { describeWarning } from '../../../src/planning/describe-warning.ts'
import type { GroupMove, UserMove } from '../../../src/domain/license-move.ts'
import type { CustomerPlan, Decision, PurchaseLine, Replacement } from '../../../src/domain/plan.ts'
import { alike, compare, indented, listed } from './in-words.ts'
import type { Names } from './names.ts'

/** What is planned for a customer, as lines: each decision with its purchases, its users, its warnings. */
export function tellPlan(plan: CustomerPlan, text: string, names: Names): readonly string[] {
  const told = plan.decisions.map((decision) => tellDecision(decision, text, names))
  return told.toSorted(([a = ''], [b = '']) => compare(a, b)).flat()
}

function tellDecision(decision: Decision, text: string, names: Names): readonly string[] {
  switch (decision.kind) {
    case 'skip': {
      const facts = Object.keys(decision.facts).length === 0 ? '' : ` ${JSON.stringify(decision.facts)}`
      return [`${decision.offerName}: left alone, ${decision.because}${facts}`]
    }
    case 'blocked':
      return [
        `${decision.offerName}: blocked`,
        ...indented(decision.by.map((blocker) => `${blocker.code}: ${describeBlocker(blocker).what}`)),
      ]
    case 'replace':
      return [
        `${decision.from.subscriptions
          .map((old) => `${old.offerName}, ${old.quantity} seats`)
          .sort(compare)
          .join(' and ')}: replaced by ${decision.targets.map((target) => target.option).join(' and ')}`,
        ...indented([
          ...decision.lines.map(tellLine),
          ...decision.from.subscriptions.flatMap((old) =>
            old.addOns.map((addOn) => `add-on ${addOn.offerName}, ${addOn.quantity} seats: ${addOn.becomes}`),
          ),
          ...decision.groups.map((group) => `group ${group.name}, ${group.members} members: ${tellMove(group, names)}`),
          ...alike(decision.users.map((move) => [move.userPrincipalName, tellMove(move, names)])),
          ...endings(decision),
          ...seatAdvice(text),
          ...decision.warnings.map((warning) => `mind ${warning.code}: ${describeWarning(warning)}`),
        ]),
      ]
  }
}

function tellLine({ id, needs, product, quantity, seats, term, billingCycle, segment, partnerOnRecord }: PurchaseLine): string {
  const from = { new: 'a new subscription', owned: 'free already', more: 'added to the subscription they have' }[seats.from]
  const kind = product.family === 'legacy' ? 'legacy offer' : (term ?? '')
  return [
    `${id}: ${quantity} seats of ${product.title}, ${from}`,
    ...(seats.from === 'new' ? [`${kind} for ${segment} billed ${billingCycle}`] : []),
    ...(needs.length > 0 ? [`after ${needs.join(' and ')}`] : []),
    ...(partnerOnRecord === null ? [] : ['keeps the partner on record']),
  ].join(', ')
}

function tellMove(move: UserMove | GroupMove, names: Names): string {
  const { add, remove } = move
  const isByGroup = 'through' in move && add.length + remove.length === 0
  return [
    ...(isByGroup ? ['with the group'] : []),
    ...('usageLocation' in move && move.usageLocation !== null ? [`gets usage location ${move.usageLocation}`] : []),
    ...remove.map((sku) => `- ${names.sku(sku)}`),
    ...add.map(
      ({ skuId, disabledPlans }) =>
        `+ ${names.sku(skuId)}${disabledPlans.length > 0 ? ` without ${listed(disabledPlans.map(names.plan))}` : ''}`,
    ),
  ].join(' ')
}

function endings({ switchOff }: Replacement): readonly string[] {
  const ways = Map.groupBy(switchOff, ({ by }) => by)
  return [...ways].map(([by, each]) => `old subscription: ${by}${each.length > 1 ? ` (${each.length})` : ''}`)
}

/** What speaks for fewer seats; it stands in the plan's text only, since it is not part of what is approved. */
function seatAdvice(text: string): readonly string[] {
  const [, advice] = /^ {6}seats {4}(.*(?:\n {15}.*)*)/m.exec(text) ?? []
  return advice === undefined ? [] : [`seats: ${advice.replaceAll(/\s+/g, ' ')}`]
}

/** Checked by what tells it from anything else: its decisions. */
export function isCustomerPlan(value: unknown): value is CustomerPlan {
  return typeof value === 'object' && value !== null && 'decisions' in value && Array.isArray(value.decisions)
}
