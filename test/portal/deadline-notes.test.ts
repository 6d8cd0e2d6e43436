import { expect, test } from 'vitest'
import type { PriceChange } from '../../src/domain/catalog.ts'
import { outlinesOf, type ReplacementOutline } from '../../src/domain/replacement-outline.ts'
import { id, type CustomerId, type PlanId, type RunId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import { deadlinesOfMigration, type OnRecord } from '../../src/inventory/deadlines/deadlines-of-migration.ts'
import { ofNobody, ofRelationship } from '../../src/inventory/deadlines/list-deadlines.ts'
import { priceChangeOfRenewal } from '../../src/inventory/deadlines/price-changes.ts'
import { AS_OF, aCustomer, aSubscription, CATALOG } from '../support/a-customer.ts'
import { replacementOf } from '../support/a-plan.ts'
import { listNeverSaid, sayInOthers } from '../support/wording.ts'

const LATER = instant('2026-06-01T00:00:00Z')
const E3 = 'CFQ7TTC0LF8R:0001'
const CHANGES: readonly PriceChange[] = [
  { product: E3, title: 'Office 365 E3', from: '2026-07-01', was: 23, becomes: 26.5, currency: 'USD' },
  { product: 'CFQ7TTC0LF8S:0002', title: 'Office 365 E5', from: '2026-07-01', was: 38, becomes: 41, currency: 'USD' },
]
const customer = id<CustomerId>('c1')
const replacement = { ...replacementOf(), gates: { buy: LATER, move: LATER, suspend: LATER } }
const [old] = replacement.from.subscriptions

const migration: OnRecord['migration'] = {
  ...{ run: id<RunId>('r-1'), customer, customerName: 'Contoso', customerDomain: 'contoso.example', decision: 'd' },
  ...{ plan: id<PlanId>('p-1'), retirement: 'office-365-e4', customerPlanHash: '', method: 'replace', state: 'working' },
  ...{ step: 'confirm', reason: null, dueAt: null, changedAt: AS_OF },
}
const bought: OnRecord['purchases'][number] = {
  ...{ line: replacement.lines[0]?.id ?? '', marker: 'm', cartId: null, catalogItemId: null, state: 'ready', checkoutSentAt: AS_OF },
  ...{ orderId: null, subscription: null, unitPrice: null, currency: null },
}

function found(own: Partial<OnRecord>) {
  const nothing = { ended: {}, deletedAt: null, purchases: [], asSeen: [], announced: [] }
  return deadlinesOfMigration({ migration, replacement, ...nothing, ...own }, CATALOG)
}

const endedBy = (by: 'suspend' | 'cancel' | 'end-at-term') =>
  found({
    replacement: { ...replacement, switchOff: replacement.switchOff.map((each) => ({ ...each, by })) },
    ended: { [old?.id ?? '']: { endedAt: AS_OF, termEndsAt: LATER } },
  })

const adding = (added: number) =>
  found({
    replacement: { ...outlineWith(added), gates: replacement.gates },
    migration: { ...migration, step: 'move-licenses' },
    purchases: [bought],
  })

/** Of a plan that adds so many seats to what the customer has. */
function outlineWith(added: number): ReplacementOutline {
  const { lines, ...own } = replacement
  const seats = { from: 'more', subscription: aSubscription().id, before: 20 } as const
  const decision = { ...own, kind: 'replace', lines: lines.map((line) => ({ ...line, quantity: added, seats })) } as const
  const [outline] = outlinesOf({ decisions: [decision] })
  return outline ?? replacement
}

const renewing = (quantity: number) =>
  priceChangeOfRenewal(
    {
      ...{ customer, customerName: 'Contoso', domain: 'contoso.example', id: aSubscription().id, product: E3, offerName: 'Office 365 E3' },
      ...{ quantity, term: 'P1Y', termEndsAt: instant('2026-09-10'), nextTerm: null },
    },
    CHANGES,
  )

const relationship = { name: 'Licenses', endsAt: LATER, extendsItself: false }
const retired = CATALOG.findMatch(aSubscription())
const cannotBeRead = { code: 'cannot-be-read', text: '', facts: { since: AS_OF } }

const DEADLINES = [
  ...found({ announced: CHANGES, asSeen: [aSubscription({ cancellableUntil: LATER })] }),
  ...found({ migration: { ...migration, step: 'hold', dueAt: LATER }, purchases: [bought] }),
  ...[1, 30].flatMap(adding),
  ...(['suspend', 'cancel', 'end-at-term'] as const).flatMap(endedBy),
  ...found({ migration: { ...migration, state: 'done' }, deletedAt: LATER, ended: { [old?.id ?? '']: { endedAt: AS_OF } } }),
  ...found({ migration: { ...migration, state: 'watching', reason: cannotBeRead } }),
  ...[1, 1200].flatMap(renewing),
  ...ofRelationship({ ...aCustomer(), adminRelationship: relationship }),
  ...(retired ? ofNobody(aSubscription({ cancellableUntil: LATER }), retired, CHANGES, aCustomer()) : []),
]

test('what a deadline is about is said in every language', () => {
  for (const { kind, note, facts } of DEADLINES) {
    const said = sayInOthers(`deadline.${kind.replace(/^deletion-\d+-days$/, 'deletion')}`, { text: note, facts })
    expect([kind, note, ...said]).not.toContain(undefined)
  }
})

test('there is no sentence of a deadline that no deadline has', () => {
  expect(
    listNeverSaid(
      'deadline',
      DEADLINES.map(({ note }) => note),
    ),
  ).toEqual([])
})

test('of seats that were added only those are given back, for what a way back says', () => {
  const notes = (deadlines: ReturnType<typeof found>) =>
    deadlines.flatMap(({ kind, note, facts }) => (kind === 'last-free-day' ? [{ note, facts }] : []))
  expect(notes(adding(30))).toEqual([
    {
      note: 'until then the 30 seats of Office 365 E3 that were added can be given back for nothing but the days used; canceled, the subscription would take the licenses of its other users with it',
      facts: { product: 'Office 365 E3', added: 30 },
    },
  ])
  expect(notes(found({ purchases: [bought] }))).toEqual([
    { note: 'until then Office 365 E3 can be canceled for nothing but the days used', facts: { product: 'Office 365 E3' } },
  ])
})

test('prices are said within the sentence, in the same language', () => {
  const [found] = renewing(40)
  expect(found && sayInOthers('deadline.price-change', { text: found.note, facts: found.facts })).toEqual([
    'allora si rinnovano 40 postazioni: Office 365 E3 costa 26.50 USD per utente al mese (prezzo di listino), non 23',
    '40 platser förnyas då: Office 365 E3 kostar 26.50 USD per användare och månad (listpris), inte 23',
  ])
})

test('an admin relationship is called one in every language', () => {
  const [ends] = ofRelationship({ ...aCustomer(), adminRelationship: relationship })
  expect(ends && sayInOthers('clause.admin-relationship', { text: ends.offerName, facts: ends.facts })[0]).toBe(
    'relazione di amministrazione Licenses',
  )
})
