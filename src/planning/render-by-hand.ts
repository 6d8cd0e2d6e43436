import type { License } from '../domain/snapshot.ts'
import type { SkuId } from '../domain/id.ts'
import type { Blocked, CustomerPlan, PurchaseLine, Replacement, SwitchOff } from '../domain/plan.ts'
import type { StepName } from '../domain/run.ts'
import { describeBlocker } from './describe-blocker.ts'

/** What is done already, of one replacement. */
export interface DoneByHand {
  readonly steps: ReadonlySet<StepName>
  /** Users who read as moved. */
  readonly moved: ReadonlySet<string>
  /** Groups that are changed. */
  readonly groups: ReadonlySet<string>
  /** Lines that were bought, and those of which nobody knows whether they were. */
  readonly bought: ReadonlySet<string>
  readonly unknown: ReadonlySet<string>
}

export interface ByHand {
  readonly titleOf: (sku: SkuId) => string
  readonly nameOf: (plan: License['disabledPlans'][number]) => string
  /** By the replacement's id; nothing where no run has begun. */
  readonly done: ReadonlyMap<string, DoneByHand>
}

/** What is left of a customer's part as tasks for a person, in their order, with the portals' own words. */
export function renderByHand({ customer, decisions }: CustomerPlan, by: ByHand): string {
  const replacements = decisions.filter((decision): decision is Replacement => decision.kind === 'replace')
  const head = `${customer.name} (${customer.domain}), by hand`
  const blocked = decisions.flatMap((each) => (each.kind === 'blocked' ? [renderBlocked(each)] : []))
  const blocks = [...replacements.map((each) => renderReplacement(each, by)), ...blocked]
  return [head, ...(blocks.length === 0 ? ['Nothing is left to do.'] : blocks), ''].join('\n\n')
}

function renderBlocked({ offerName, by }: Blocked): string {
  return [`${offerName}: nobody has planned it, because`, ...by.map((blocker) => `  - ${describeBlocker(blocker).what}`)].join('\n')
}

const NOTHING_DONE: DoneByHand = { steps: new Set(), moved: new Set(), groups: new Set(), bought: new Set(), unknown: new Set() }

function renderReplacement(replacement: Replacement, by: ByHand): string {
  const done = by.done.get(replacement.id) ?? NOTHING_DONE
  const { steps } = done
  const [old] = replacement.from.subscriptions
  const lines = steps.has('wait-until-ready') ? [] : replacement.lines.filter(({ id }) => !done.bought.has(id))
  const renewals = steps.has('change-renewal') ? [] : replacement.renewals
  const tasks = [
    ...lines.map((line) => buyTask(line, done.unknown.has(line.id))),
    ...(steps.has('move-licenses') ? [] : moveTasks(replacement, done, by)),
    ...(steps.has('switch-off') ? [] : endTasks(replacement)),
    ...renewals.map(({ offerName, subscription, to }) =>
      task(`In Partner Center, open ${offerName} (${subscription}) and turn auto-renew ${to.autoRenew ? 'on' : 'off'}`, nextTerm(to.next)),
    ),
  ]
  const title = `${old?.offerName ?? replacement.from.skuId}:`
  if (tasks.length === 0) return `${title} nothing is left to do.`
  const numbered = tasks.map((texts, at) => [`  ${at + 1}. ${texts[0] ?? ''}`, ...texts.slice(1).map((line) => `     ${line}`)].join('\n'))
  return [title, ...numbered].join('\n')
}

function task(what: string, ...more: readonly (string | undefined)[]): readonly string[] {
  return [`${what}.`, ...more.flatMap((line) => line ?? [])]
}

function nextTerm(next: Replacement['renewals'][number]['to']['next']): string | undefined {
  return next ? `Manage renewal: ${next.quantity} seats, term ${next.term}, billed ${next.billingCycle}.` : undefined
}

function buyTask(
  { product, quantity, seats, term, billingCycle, atTermEnd, unitPriceCeiling }: PurchaseLine,
  isUnknown: boolean,
): readonly string[] {
  const first = isUnknown ? 'Look first whether it was ordered already: an order was sent, and nobody knows what became of it.' : undefined
  if (seats.from === 'owned') return task(`${quantity} free seats of ${product.title} are used; nothing is bought`)
  const ceiling = unitPriceCeiling ? `At most ${unitPriceCeiling.amount} ${unitPriceCeiling.currency} a seat.` : undefined
  if (seats.from === 'more')
    return task(
      `In Partner Center, open the subscription ${seats.subscription} and set its seats from ${seats.before} to ${seats.before + quantity}`,
      first,
      ceiling,
    )
  return task(
    `In Partner Center, open the customer, Add subscription: ${quantity} seats of ${product.title}`,
    first,
    `Term ${term ?? 'a year'}, billed ${billingCycle}, at the term’s end: ${atTermEnd}.`,
    ceiling,
    `Wait until the seats show in the Microsoft 365 admin center, under Billing, Licenses.`,
  )
}

/** Users who get and lose the same are named together: one selection in the portal, one assignment. What comes by a group goes with it. */
function moveTasks({ users, groups }: Replacement, done: DoneByHand, by: ByHand): readonly (readonly string[])[] {
  const ofGroups = groups
    .filter(({ group, add, remove }) => !done.groups.has(group) && add.length + remove.length > 0)
    .map((group) =>
      task(
        `In Entra, open the group ${group.name}, Licenses: ${swapped(group, by)} in one step`,
        `Wait until all ${group.members} members are processed before the next step.`,
      ),
    )
  const open = users.filter(({ userPrincipalName, add, remove }) => add.length + remove.length > 0 && !done.moved.has(userPrincipalName))
  const alike = Map.groupBy(open, ({ add, remove, usageLocation }) => JSON.stringify([add, remove, usageLocation]))
  const ofUsers = [...alike.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const whom = same.length === 1 ? 'this user' : `these ${same.length} users`
    return [
      task(
        `In the Microsoft 365 admin center, select ${whom}, Manage product licenses: ${swapped(first, by)} in one step, so that nobody is without it in between`,
        first.usageLocation === null ? undefined : `Set the usage location ${first.usageLocation} first.`,
        ...same.map(({ userPrincipalName }) => `- ${userPrincipalName}`),
      ),
    ]
  })
  return [...ofGroups, ...ofUsers]
}

function swapped({ add, remove }: { readonly add: readonly License[]; readonly remove: readonly SkuId[] }, by: ByHand): string {
  const parts = [
    ...(add.length > 0 ? [`assign ${listed(add, by)}`] : []),
    ...(remove.length > 0 ? [`remove ${remove.map(by.titleOf).join(', ')}`] : []),
  ]
  return parts.join(' and ')
}

function listed(licenses: readonly License[], { titleOf, nameOf }: ByHand): string {
  const one = ({ skuId, disabledPlans }: License): string =>
    disabledPlans.length === 0 ? titleOf(skuId) : `${titleOf(skuId)} (with ${disabledPlans.map(nameOf).join(', ')} off)`
  return licenses.map(one).join(', ')
}

const ENDS: { readonly [B in SwitchOff['by']]: string } = {
  suspend: 'set its status to Suspended and submit',
  cancel: 'cancel it while its seven days last, else turn auto-renew off and schedule its cancellation at the term’s end',
  'end-at-term': 'turn auto-renew off and schedule its cancellation at the term’s end',
}

function endTasks({ switchOff, from, targets }: Replacement): readonly (readonly string[])[] {
  const stays = targets.every(({ remove }) => remove.length === 0)
  const when = stays ? 'When the new seats are there' : 'When nobody holds the old license any more'
  return switchOff.map(({ subscription, by }) => {
    const name = from.subscriptions.find(({ id }) => id === subscription)?.offerName ?? subscription
    return task(`${when}, and after the cool-down: in Partner Center, open ${name} (${subscription}), and ${ENDS[by]}`)
  })
}
