import type { CustomerPlan, Decision, PurchaseLine, Replacement } from '../domain/plan.ts'
import type { Reason } from '../domain/run.ts'
import { describeBlocker } from './describe-blocker.ts'
import { fewNamed } from './few-named.ts'
import { change, type ChangeCode } from './say-change.ts'

/** What is otherwise in a part that was planned anew, in sentences; empty where nothing that a part says is. */
export function describeChanges(before: CustomerPlan, after: CustomerPlan): readonly Reason[] {
  const replaced = (plan: CustomerPlan): readonly Replacement[] =>
    plan.decisions.filter((each): each is Replacement => each.kind === 'replace')
  const gone = replaced(before).filter(({ id }) => !replaced(after).some((each) => each.id === id))
  return [
    ...gone.flatMap((each) => goneWords(each, after.decisions)),
    ...replaced(after).flatMap((each) => {
      const old = replaced(before).find(({ id }) => id === each.id)
      return old ? replacementWords(old, each) : [change('replaced-too', { offer: nameOf(each) })]
    }),
  ]
}

function nameOf({ from }: Replacement): string {
  return from.subscriptions[0]?.offerName ?? from.skuId
}

function goneWords(gone: Replacement, decisions: readonly Decision[]): readonly Reason[] {
  const offer = nameOf(gone)
  const blocked = decisions.find(
    (each) => each.kind === 'blocked' && each.subscriptions.some((id) => gone.expects.subscriptions.some((one) => one.id === id)),
  )
  if (blocked?.kind !== 'blocked') return [change('not-replaced', { offer })]
  return blocked.by.map((blocker) => {
    const why = { code: blocker.code, text: describeBlocker(blocker).what, facts: fewNamed(blocker.facts) }
    return change('cannot-be-replaced', { offer, why })
  })
}

function replacementWords(old: Replacement, now: Replacement): readonly Reason[] {
  return [
    ...subscriptionWords(old, now),
    ...peopleWords(old, now),
    ...groupWords(old, now),
    ...lineWords(old.lines, now.lines),
    ...(JSON.stringify(old.switchOff) === JSON.stringify(now.switchOff) ? [] : [change('ends-otherwise', { offer: nameOf(now) })]),
  ]
}

const MEMBERS = [
  ['status', 'status-changed'],
  ['quantity', 'seats-changed'],
  ['autoRenew', 'auto-renew-changed'],
  ['endsAtTerm', 'end-at-term-changed'],
  ['termEndsAt', 'term-end-changed'],
] as const

function subscriptionWords({ expects: { subscriptions: old } }: Replacement, { expects, from }: Replacement): readonly Reason[] {
  const words = expects.subscriptions.flatMap((each) => {
    const offer = from.subscriptions.find(({ id }) => id === each.id)?.offerName ?? each.id
    const was = old.find(({ id }) => id === each.id)
    if (!was) return [change('subscription-new', { subscription: each.id, offer })]
    const members = MEMBERS.flatMap(([member, code]) =>
      was[member] === each[member] ? [] : [change(code, { offer, was: shown(was[member]), now: shown(each[member]) })],
    )
    const come = each.addOns.filter((id) => !was.addOns.includes(id))
    const gone = was.addOns.filter((id) => !each.addOns.includes(id))
    return [
      ...members,
      ...come.map((subscription) => change('add-on-new', { subscription })),
      ...gone.map((subscription) => change('add-on-gone', { subscription })),
    ]
  })
  const ended = old.filter(({ id }) => !expects.subscriptions.some((each) => each.id === id))
  return [...words, ...ended.map(({ id }) => change('subscription-gone', { subscription: id }))]
}

function shown(value: string | number | boolean | null): string | number {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return value ?? 'none'
}

const NAMED = 5

function peopleWords(old: Replacement, now: Replacement): readonly Reason[] {
  const [before, after] = [old, now].map(({ users }) => new Set(users.map(({ userPrincipalName }) => userPrincipalName)))
  const joined = [...(after ?? [])].filter((name) => before?.has(name) !== true)
  const left = [...(before ?? [])].filter((name) => after?.has(name) !== true)
  return [...named('users-joined', joined), ...named('users-left', left)]
}

function named(code: ChangeCode, names: readonly string[]): readonly Reason[] {
  if (names.length === 0) return []
  const more = names.length > NAMED ? { more: names.length - NAMED } : {}
  return [change(code, { users: names.length, names: names.slice(0, NAMED), ...more })]
}

function groupWords({ groups: old }: Replacement, { groups: now }: Replacement): readonly Reason[] {
  const added = now.filter(({ group }) => !old.some((each) => each.group === group))
  const gone = old.filter(({ group }) => !now.some((each) => each.group === group))
  return [
    ...added.map(({ name, members }) => change('group-gained', { group: name, members })),
    ...gone.map(({ name }) => change('group-lost', { group: name })),
    ...now.flatMap((each) => {
      const was = old.find(({ group }) => group === each.group)
      return was && was.members !== each.members ? [change('group-members', { group: each.name, was: was.members, now: each.members })] : []
    }),
  ]
}

function lineWords(old: readonly PurchaseLine[], now: readonly PurchaseLine[]): readonly Reason[] {
  const wouldBe = ({ quantity, product, seats }: PurchaseLine): Reason =>
    change(seats.from === 'owned' ? 'would-use' : 'would-buy', { quantity, product: product.title })
  const wouldNotBe = ({ quantity, product, seats }: PurchaseLine): Reason =>
    change(seats.from === 'owned' ? 'would-not-use' : 'would-not-buy', { quantity, product: product.title })
  const isIn = (lines: readonly PurchaseLine[], line: PurchaseLine): boolean =>
    lines.some((each) => wouldBe(each).text === wouldBe(line).text)
  return [...now.filter((each) => !isIn(old, each)).map(wouldBe), ...old.filter((each) => !isIn(now, each)).map(wouldNotBe)]
}
