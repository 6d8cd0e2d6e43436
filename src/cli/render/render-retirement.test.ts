import { describe, expect, test } from 'vitest'
import type { RetirementDetail } from '../../api/contract/retirements.ts'
import { renderRetirement } from './render-retirement.ts'
import { renderRetirements } from './render-retirements.ts'
import { widthOf } from './text.ts'
import type { View } from './view.ts'

const VIEW: View = { columns: 80, width: 80, paint: (_tone, text) => text }

describe('a retirement', () => {
  test('has an answer per option under its number, in the language asked for', () => {
    const lines = renderRetirement(aRetirement(8), 'it', VIEW).split('\n')
    expect(lines).toContain('features, by number of option:              1    2    3    4    5    6    7    8')
    expect(lines).toContain('  Posta?                                   Sì   No   Sì   No   Sì   No   Sì   No')
  })

  test.each([1, 8, 9, 10, 22])('of %i options fits 80 columns', (options) => {
    const text = renderRetirement(aRetirement(options), 'en', VIEW)
    expect(Math.max(...text.split('\n').map(widthOf))).toBeLessThanOrEqual(80)
    expect(text.match(/\b(Yes|No)\b/g)).toHaveLength(options)
  })

  test('names groups, stand-ins, what an add-on needs, and what is only removed', () => {
    const text = renderRetirement(aRetirement(3), 'en', VIEW)
    expect(text).toContain('  Enterprise\n   1  option-1: Option 1\n        Base\n        add-on Phone\n          needs any of E1, E3')
    expect(text.match(/^ {2}Enterprise$/gm)).toHaveLength(1)
    expect(text).toContain('option-2: Option 2 (stands in for option-1; not reviewed)')
    expect(text).toContain('the license is only removed')
  })

  test('that nobody has reviewed says so, in the list too', () => {
    const retirement = { ...aRetirement(1), reviewed: false, reviewedBy: null, lastVerifiedOn: null }
    expect(renderRetirement(retirement, 'en', VIEW)).toContain('\n  not reviewed: nobody has compared it with its source yet')
    const { options, retires, ...same } = retirement
    const listed = renderRetirements([{ ...same, options: options.length, retires: retires.length }], 'en', VIEW)
    expect(listed).toMatch(
      /^suite, not reviewed\n {2}Suite\n {2}effective 2027-04-01, version 2 valid from 2027-01-01, 1 retired offer, 1\s+option$/,
    )
  })
})

function aRetirement(count: number): RetirementDetail {
  const options = Array.from({ length: count }, (_each, at) => anOption(at + 1))
  return {
    id: 'suite',
    version: 2,
    versions: [1, 2],
    validFrom: '2027-01-01',
    title: { en: 'Suite' },
    announcedOn: null,
    effectiveOn: '2027-04-01',
    autoRenewFalseOn: null,
    endOfSaleOn: null,
    retires: [{ name: 'Suite Plus', alsoKnownAs: [], segment: 'commercial', offerId: null, skuId: null }],
    options,
    standIns: 0,
    features: [
      { id: 'mail', title: { en: 'Mail?', it: 'Posta?' }, has: Object.fromEntries(options.map(({ id }, at) => [id, at % 2 === 0])) },
    ],
    roles: [],
    rolesNote: null,
    policy: 'migrate',
    lifecycle: { legacyDeletedAfterDays: [90, 120] },
    source: { title: 'An announcement', url: null, date: null },
    reviewed: true,
    reviewedBy: 'somebody',
    lastVerifiedOn: '2027-01-01',
    notes: [],
  }
}

function anOption(number: number): RetirementDetail['options'][number] {
  const product = { skuId: 's', partNumber: null, nce: null, isAddOn: false, needs: [], notWith: [] }
  const needs = ['E1', 'E3'].map((title) => ({ skuId: title, title }))
  return {
    id: `option-${number}`,
    title: { en: `Option ${number}` },
    group: { en: 'Enterprise' },
    segments: [],
    standsInFor: number === 2 ? 'option-1' : null,
    removeOnly: number === 3,
    unreviewed: number === 2,
    products:
      number === 3
        ? []
        : [
            { ...product, title: 'Base' },
            { ...product, title: 'Phone', isAddOn: true, needs },
          ],
  }
}
