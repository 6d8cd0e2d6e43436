import { expect, test } from 'vitest'
import { id, type GroupId, type SubscriptionId } from '../../src/domain/id.ts'
import type { CustomerPlan, Decision, PurchaseLine, Replacement } from '../../src/domain/plan.ts'
import type { Reason } from '../../src/domain/run.ts'
import { describeChanges } from '../../src/planning/describe-changes.ts'
import { change } from '../../src/planning/say-change.ts'
import { planOf, replacementOf } from '../support/a-plan.ts'
import { listNeverSaid, sayInOthers } from '../support/wording.ts'

const APPROVED = replacementOf()
const [LINE] = APPROVED.lines as readonly [PurchaseLine]
const [MOVE] = APPROVED.users
const [OLD] = APPROVED.expects.subscriptions

function aPart(...decisions: readonly Decision[]): CustomerPlan {
  return { ...planOf(), decisions }
}

const changed = (own: Partial<Replacement>, before: Partial<Replacement> = {}) =>
  describeChanges(aPart({ ...APPROVED, ...before }), aPart({ ...APPROVED, ...own }))

function withUsers(count: number): Partial<Replacement> {
  if (!MOVE) throw new Error('somebody is moved')
  return { users: Array.from({ length: count }, (_each, at) => ({ ...MOVE, userPrincipalName: `user${at}@contoso.example` })) }
}

function withGroup(members: number): Partial<Replacement> {
  const { option } = APPROVED.targets[0]
  const none = { nested: [], add: [], remove: [], before: [], keeps: [] }
  return { groups: [{ group: id<GroupId>('g-1'), name: 'Sales', isDynamic: false, members, option, ...none }] }
}

type Expected = Replacement['expects']['subscriptions'][number]

function expecting(...subscriptions: readonly Partial<Expected>[]): Partial<Replacement> {
  if (!OLD) throw new Error('something is replaced')
  return { expects: { ...APPROVED.expects, subscriptions: subscriptions.map((own) => ({ ...OLD, ...own })) } }
}

const buying = (quantity: number): Partial<Replacement> => ({ lines: [{ ...LINE, quantity }] })
const using = (quantity: number): Partial<Replacement> => ({ lines: [{ ...LINE, quantity, seats: { from: 'owned' } }] })
const addOn = id<SubscriptionId>('add-on-1')

/** Everything that a part may be otherwise in. */
const FOUND: readonly Reason[] = [
  ...(['nothing-left', 'as-approved', 'in-detail'] as const).map((code) => change(code)),
  ...describeChanges(aPart(), aPart(APPROVED)),
  ...describeChanges(aPart(APPROVED), aPart()),
  ...describeChanges(
    aPart(APPROVED),
    aPart({
      kind: 'blocked',
      subscriptions: APPROVED.from.subscriptions.map((each) => each.id),
      offerName: 'Office 365 E4',
      retirement: APPROVED.retirement.id,
      option: null,
      by: [
        { code: 'not-active', facts: { status: 'suspended' } },
        { code: 'teams-would-be-lost', facts: { users: 5, named: ['a', 'b', 'c', 'd', 'e'], products: ['E3'] } },
      ],
    }),
  ),
  ...changed({ switchOff: [] }),
  ...changed(expecting({ status: 'suspended', quantity: 7, autoRenew: false, endsAtTerm: true, termEndsAt: null })),
  ...changed(expecting({ autoRenew: true, endsAtTerm: false }), expecting({ autoRenew: false, endsAtTerm: true, termEndsAt: null })),
  ...changed(expecting({ addOns: [addOn] })),
  ...changed({}, expecting({ addOns: [addOn] })),
  ...changed(expecting({}, { id: id<SubscriptionId>('new-1') })),
  ...changed({}, expecting({}, { id: id<SubscriptionId>('gone-1') })),
  ...[1, 2, 6, 9].flatMap((count) => [...changed(withUsers(count), withUsers(0)), ...changed(withUsers(0), withUsers(count))]),
  ...[1, 40].flatMap((members) => [
    ...changed(withGroup(members), { groups: [] }),
    ...changed({ groups: [] }, withGroup(members)),
    ...changed(withGroup(1000), withGroup(members)),
  ]),
  ...[1, 1200].flatMap((count) => [...changed(buying(count), using(count)), ...changed(using(count), buying(count))]),
]

test.each(FOUND.map((each) => [each.text, each] as const))('“%s” is said in every language', (_text, found) => {
  expect(sayInOthers(`change.${found.code}`, found)).not.toContain(undefined)
})

test('why something cannot be replaced is said in the same language', () => {
  const [notActive] = FOUND.filter(({ code }) => code === 'cannot-be-replaced')
  expect(notActive && sayInOthers('change.cannot-be-replaced', notActive)).toEqual([
    'Office 365 Enterprise E4 ora non si può sostituire: la sottoscrizione è nello stato «sospeso», non attiva',
    'Office 365 Enterprise E4 kan inte ersättas nu: prenumerationen har statusen ”pausad”, inte aktiv',
  ])
})

test('there is no sentence of a difference that no part makes', () => {
  expect(
    listNeverSaid(
      'change',
      FOUND.map(({ text }) => text),
    ),
  ).toEqual([])
})

test('states and answers are words of the reader’s, and figures as they are written there', () => {
  const words = changed(expecting({ status: 'suspended', autoRenew: false }), expecting({ autoRenew: true }))
  expect(words.map((each) => sayInOthers(`change.${each.code}`, each))).toEqual([
    ['stato di Office 365 Enterprise E4: attivo, ora sospeso', 'status för Office 365 Enterprise E4: aktiv, nu pausad'],
    ['rinnovo automatico di Office 365 Enterprise E4: sì, ora no', 'automatisk förnyelse av Office 365 Enterprise E4: ja, nu nej'],
  ])
  const [more] = changed(buying(12_000))
  expect(more && sayInOthers(`change.${more.code}`, more)[0]).toBe('acquisterebbe 12.000 postazioni di Office 365 E3')
})
