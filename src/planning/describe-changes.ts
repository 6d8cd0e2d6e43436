import type { CustomerPlan, Decision, PurchaseLine, Replacement } from '../domain/plan.ts'
import { describeBlocker } from './describe-blocker.ts'

/** What is otherwise in a part that was planned anew, in sentences; empty where nothing that a part says is. */
export function describeChanges(before: CustomerPlan, after: CustomerPlan): readonly string[] {
  const replaced = (plan: CustomerPlan): readonly Replacement[] =>
    plan.decisions.filter((each): each is Replacement => each.kind === 'replace')
  const gone = replaced(before).filter(({ id }) => !replaced(after).some((each) => each.id === id))
  return [
    ...gone.flatMap((each) => goneWords(each, after.decisions)),
    ...replaced(after).flatMap((each) => {
      const old = replaced(before).find(({ id }) => id === each.id)
      return old ? replacementWords(old, each) : [`${nameOf(each)} is to be replaced too`]
    }),
  ]
}

function nameOf({ from }: Replacement): string {
  return from.subscriptions[0]?.offerName ?? from.skuId
}

function goneWords(gone: Replacement, decisions: readonly Decision[]): readonly string[] {
  const blocked = decisions.find(
    (each) => each.kind === 'blocked' && each.subscriptions.some((id) => gone.expects.subscriptions.some((one) => one.id === id)),
  )
  if (blocked?.kind === 'blocked')
    return blocked.by.map((blocker) => `${nameOf(gone)} cannot be replaced now: ${describeBlocker(blocker).what}`)
  return [`${nameOf(gone)} is not to be replaced any more`]
}

function replacementWords(old: Replacement, now: Replacement): readonly string[] {
  return [
    ...subscriptionWords(old, now),
    ...peopleWords(old, now),
    ...groupWords(old, now),
    ...lineWords(old.lines, now.lines),
    ...(JSON.stringify(old.switchOff) === JSON.stringify(now.switchOff) ? [] : [`how ${nameOf(now)} ends`]),
  ]
}

const MEMBERS = [
  ['status', 'status'],
  ['quantity', 'seats'],
  ['autoRenew', 'auto-renew'],
  ['endsAtTerm', 'ends at its term'],
  ['termEndsAt', 'term end'],
] as const

function subscriptionWords({ expects: { subscriptions: old } }: Replacement, { expects, from }: Replacement): readonly string[] {
  const words = expects.subscriptions.flatMap((each) => {
    const name = from.subscriptions.find(({ id }) => id === each.id)?.offerName ?? each.id
    const was = old.find(({ id }) => id === each.id)
    if (!was) return [`the subscription ${each.id} of ${name} is new`]
    const members = MEMBERS.flatMap(([member, word]) =>
      was[member] === each[member] ? [] : [`${word} of ${name}: ${shown(was[member])}, now ${shown(each[member])}`],
    )
    const come = each.addOns.filter((id) => !was.addOns.includes(id))
    const gone = was.addOns.filter((id) => !each.addOns.includes(id))
    return [...members, ...come.map((id) => `the add-on ${id} is new`), ...gone.map((id) => `the add-on ${id} is gone`)]
  })
  return [
    ...words,
    ...old.filter(({ id }) => !expects.subscriptions.some((each) => each.id === id)).map(({ id }) => `the subscription ${id} is gone`),
  ]
}

function shown(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value === null ? 'none' : String(value)
}

const NAMED = 5

function peopleWords(old: Replacement, now: Replacement): readonly string[] {
  const [before, after] = [old, now].map(({ users }) => new Set(users.map(({ userPrincipalName }) => userPrincipalName)))
  const joined = [...(after ?? [])].filter((name) => before?.has(name) !== true)
  const left = [...(before ?? [])].filter((name) => after?.has(name) !== true)
  return [...named(joined, 'joined'), ...named(left, 'left')]
}

function named(names: readonly string[], did: string): readonly string[] {
  if (names.length === 0) return []
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : ''
  return [`${names.length === 1 ? '1 user' : `${names.length} users`} ${did}: ${names.slice(0, NAMED).join(', ')}${more}`]
}

function groupWords({ groups: old }: Replacement, { groups: now }: Replacement): readonly string[] {
  const added = now.filter(({ group }) => !old.some((each) => each.group === group))
  const gone = old.filter(({ group }) => !now.some((each) => each.group === group))
  return [
    ...added.map(({ name, members }) => `the group ${name} has the license now, for ${members} members`),
    ...gone.map(({ name }) => `the group ${name} has the license no more`),
    ...now.flatMap((each) => {
      const was = old.find(({ group }) => group === each.group)
      return was && was.members !== each.members ? [`the group ${each.name} had ${was.members} members, now ${each.members}`] : []
    }),
  ]
}

function lineWords(old: readonly PurchaseLine[], now: readonly PurchaseLine[]): readonly string[] {
  const text = ({ quantity, product, seats }: PurchaseLine): string =>
    seats.from === 'owned' ? `use ${quantity} free seats of ${product.title}` : `buy ${quantity} seats of ${product.title}`
  const [before, after] = [old.map(text), now.map(text)]
  return [
    ...after.filter((each) => !before.includes(each)).map((each) => `it would ${each}`),
    ...before.filter((each) => !after.includes(each)).map((each) => `it would not ${each} any more`),
  ]
}
