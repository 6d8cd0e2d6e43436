import { describe, expect, test } from 'vitest'
import { id, type SubscriptionId } from '../../src/domain/id.ts'
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, plusMs } from '../../src/domain/instant.ts'
import { ProviderError, type ProviderErrorKind } from '../../src/domain/provider-error.ts'
import { explainRefusal } from '../../src/inventory/explain-refusal.ts'
import type { Claim } from '../../src/inventory/reconciliation/causes/claim.ts'
import { CAUSE_RULES } from '../../src/inventory/reconciliation/causes/rules.ts'
import { unknown } from '../../src/inventory/reconciliation/causes/unknown.ts'
import type { SkuFacts } from '../../src/inventory/reconciliation/facts.ts'
import { neitherRead, NOT_READ, notReadReason, readingReason } from '../../src/inventory/reconciliation/not-read-reason.ts'
import { aFeeding, aLine, aRow, READ_AT, someFacts, theRecord, theUnits } from '../../src/inventory/reconciliation/some-facts.fixture.ts'
import { unreadReason } from '../../src/inventory/unread-reason.ts'
import { CODE_ROWS } from '../../src/provider/explain/code-rows.ts'
import { listNeverSaid, sayInOthers } from '../support/wording.ts'

const OTHER = id<SubscriptionId>('s2')
const before = (ms: number) => plusMs(READ_AT, -ms)
const SINCE = instant('2026-02-01T00:00:00Z')

const status = (own: string, quantity: number) => ({ status: own as 'pending', statusText: own, quantity })
const { adding } = theRecord()

/** What makes each rule speak, with so many of everything. */
function factsOf(count: number): readonly Partial<SkuFacts>[] {
  const bought = aFeeding({ quantity: count })
  const record = (own: Parameters<typeof theRecord>[0]) => ({ record: theRecord(own) })
  const line = (own: Parameters<typeof aLine>[0]) => record({ lines: [aLine({ quantity: count, users: count, ...own })] })
  const trial = aRow({ commerceSubscriptionId: OTHER, units: count, isTrial: true })
  const suspended = { subscriptions: [aFeeding({ status: 'suspended', statusText: 'suspended' })] }
  const replaced = [{ run: 'r-1', subscription: bought.id, isEnded: true }]
  const fell = { takenAt: SINCE, quantities: { s1: 1200 }, leftSince: count }
  return [
    { subscriptions: [bought, aFeeding({ id: OTHER, offerName: 'Add-On', quantity: count, parentSubscription: bought.id })] },
    { directory: [aRow(), aRow({ commerceSubscriptionId: OTHER, units: count })] },
    { directory: [aRow(), trial] },
    ...[1, 1200].map((units) => ({ subscriptions: [bought], directory: [aRow({ status: 'Suspended', units })] })),
    { units: theUnits({ warning: count, suspended: count }), ...suspended },
    { units: theUnits({ lockedOut: count }), ...suspended, ...record({ replaced }) },
    record({ adding: { ...adding, 'left-alone': count }, before: fell }),
    { subscriptions: [bought], ...record({ before: fell }) },
    { subscriptions: [aFeeding({ quantity: count, createdAt: before(MINUTE_MS) })] },
    {
      ...line({ subscription: OTHER, checkoutSentAt: before(MINUTE_MS) }),
      directory: [aRow({ commerceSubscriptionId: OTHER, units: count })],
    },
    record({ adding: { ...adding, pending: count } }),
    record({ adding: { ...adding, refused: count } }),
    record({ adding: { ...adding, undone: count } }),
    { ...line({}), record: theRecord({ adding: { ...adding, refused: count }, lines: [aLine()] }) },
    ...[1, 1200].map((movedAway) => ({
      subscriptions: [bought],
      ...record({ movedAway, replaced: [{ run: 'r-1', subscription: bought.id, isEnded: false }] }),
    })),
    ...[MINUTE_MS, 2 * DAY_MS].map((ms) => line({ state: 'ordered', checkoutSentAt: before(ms) })),
    line({ state: 'checkout-sent', checkoutSentAt: before(MINUTE_MS) }),
    ...[1, 1200].map((users) => line({ quantity: users + count, users })),
    line({ quantity: 1, users: 0 }),
    line({ quantity: 1200, users: 1 }),
    { subscriptions: [aFeeding({ quantity: count, provisioning: status('failed', 0) })] },
    { subscriptions: [aFeeding({ quantity: count, provisioning: null })] },
    { subscriptions: [aFeeding({ quantity: count, provisioning: status('pending', 0) })] },
    { subscriptions: [aFeeding({ quantity: count + 7, provisioning: status('success', 7) })] },
    ...[MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 5 * HOUR_MS].map((ms) => ({
      subscriptions: [aFeeding({ quantity: count, createdAt: before(ms), provisioning: { notRead: 'refused' } })],
    })),
    record({ writtenLately: count }),
  ]
}

const GAPS = ['bought-units', 'units-assigned', 'assigned-holders'] as const
const CAUSES = [1, 1200].flatMap((count) => [
  ...factsOf(count).flatMap((own) => CAUSE_RULES.flatMap((rule): readonly Claim[] => rule(someFacts(own)))),
  ...GAPS.flatMap((gap) => [unknown(gap, count), unknown(gap, -count)]),
])

describe('why seats, units and users differ', () => {
  test('is said in every language, with what to do', () => {
    for (const { code, what, fix, facts } of CAUSES) {
      expect([what, sayInOthers(`reconciliation.${code}.what`, { text: what, facts })]).not.toEqual([
        what,
        expect.arrayContaining([undefined]),
      ])
      if (fix === '') continue
      expect([fix, sayInOthers(`reconciliation.${code}.fix`, { text: fix, facts })]).not.toEqual([fix, expect.arrayContaining([undefined])])
    }
  })

  test('has no sentence that no cause makes', () => {
    expect(
      listNeverSaid(
        'reconciliation',
        CAUSES.flatMap(({ what, fix }) => [what, fix]),
      ),
    ).toEqual([])
  })

  test('says within the sentence, too, how old or how far something is', () => {
    const waiting = CAUSES.filter(({ code }) => code === 'provisioning')
    const said = waiting.flatMap(({ what, facts }) => sayInOthers('reconciliation.provisioning.what', { text: what, facts })[0] ?? [])
    expect(said).toContain('1200 postazioni di Office 365 E3 sono in fase di impostazione: acquisto di 20 minuti fa')
    expect(said).toContain('1 postazione di Office 365 E3 è in fase di impostazione: acquisto di 1 ora fa')
    expect(said).toContain('1 postazione di Office 365 E3 è in fase di impostazione: il Centro per i partner indica lo stato «in sospeso»')
  })
})

const KINDS = ['throttled', 'unavailable', 'unauthorized', 'rejected', 'unreadable'] as const satisfies readonly ProviderErrorKind[]
const WORDS = 'It says: stop; (really).'
const REFUSED = CODE_ROWS.map(({ api, code, words }) => {
  const operation = api === 'sign-in' ? 'token' : 'listSubscriptions'
  return new ProviderError('rejected', operation, { code, text: words === undefined ? WORDS : `It says: ${words}!` })
})
const NOT_KNOWN = KINDS.flatMap((kind) => [
  new ProviderError(kind, 'listSubscriptions', { code: '987654', text: WORDS }),
  new ProviderError(kind, 'listSubscriptions', { text: WORDS }),
  new ProviderError(kind, 'listSubscriptions'),
])

describe('why a figure was not read', () => {
  test('is said in every language where the product says it', () => {
    for (const text of Object.values(NOT_READ)) {
      const { code } = notReadReason(text)
      expect([text, sayInOthers(`clause.${code}`, { text })]).not.toEqual([text, expect.arrayContaining([undefined])])
    }
  })

  test.each([...REFUSED, ...NOT_KNOWN].map((error) => [error.message, error] as const))('is said of %s', (_message, error) => {
    const { what } = explainRefusal(error)
    const reason = notReadReason(what)
    expect(reason.code).not.toBe('other')
    expect(sayInOthers(`clause.${reason.code}`, reason)).not.toContain(undefined)
    const both = readingReason(neitherRead(what, what))
    expect(both.facts).toMatchObject({ subscriptions: { text: what }, units: { text: what } })
    const [said] = sayInOthers('clause.neither-read', both)
    expect(said).toMatch(/^non è stato possibile leggere/)
    expect(said).not.toContain(what)
  })
})

describe('why a customer was not read', () => {
  test('is said whole: what it means and what helps, with only Microsoft’s own words as they came', () => {
    const message = 'listSubscriptions rejected (20002): There is no commerce relationship with this customer.'
    const reason = unreadReason(message)
    expect(reason.text).toBe(
      'Partner Center knows no reseller relationship with this customer, or none any more (20002: There is no commerce relationship with this customer). Send the customer a relationship request from Partner Center (Customers, Request a reseller relationship).',
    )
    expect(sayInOthers(`because.${reason.code}`, reason)[0]).toMatch(
      /^Il Centro per i partner non conosce .+ \(20002: There is no commerce relationship with this customer\)\. Invia al cliente una richiesta/,
    )
    for (const { api, code, fix } of CODE_ROWS) {
      const { message: each } = new ProviderError('rejected', api === 'sign-in' ? 'token' : 'listSubscriptions', { code, text: WORDS })
      const said = sayInOthers('because.rejected', unreadReason(each))
      for (const one of said) expect([code, one?.toLowerCase().endsWith(`${fix.toLowerCase()}.`)]).toEqual([code, false])
    }
  })

  test.each([...REFUSED, ...NOT_KNOWN].map(({ message }) => message))('is said of %s', (message) => {
    const reason = unreadReason(message)
    expect(reason.code).not.toBe('our-fault')
    const said = sayInOthers(`because.${reason.code}`, reason)
    expect(said).not.toContain(undefined)
    expect(said).not.toContain(reason.text)
  })

  test('is a fault of ours where Microsoft did not answer at all', () => {
    const reason = readingReason('cannot read properties of undefined')
    expect(sayInOthers(`because.${reason.code}`, reason)[0]).toBe('Crossgrade stesso ha fallito: cannot read properties of undefined')
  })
})
