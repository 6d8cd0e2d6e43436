import { describe, expect, test } from 'vitest'
import type { Catalog } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { RetirementId } from '../domain/id.ts'
import { instant } from '../domain/instant.ts'
import { catalogFolder, CONTOSO_SUITE } from './catalog-folder.fixture.ts'
import { loadCatalog } from './load-catalog.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

const CONTOSO = id<RetirementId>('contoso-suite')

function from(version: number, validFrom: string | null, title = 'Contoso Suite Plus'): string {
  const start = validFrom === null ? '' : `\nvalidFrom: ${validFrom}`
  return CONTOSO_SUITE.replace('version: 3', `version: ${version}${start}`).replace('Contoso Suite Plus\n', `${title}\n`)
}

function load(files: { readonly [path: string]: string }, over: { readonly [path: string]: string } = {}): Catalog {
  const local = Object.keys(over).length > 0 ? [catalogFolder(over)] : []
  return loadCatalog([shippedCatalogDir(), catalogFolder(files), ...local])
}

const THREE = {
  'a.yaml': from(1, null),
  'b.yaml': from(2, '2026-03-01', 'Contoso Suite Gold'),
  'c.yaml': from(3, '2027-01-01'),
}

describe('versions of a retirement', () => {
  test.each([
    ['2020-01-01', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 2],
    [instant('2026-12-31T23:59:59.999Z'), 2],
    [instant('2027-01-01T00:30:00+01:00'), 2],
    ['2027-01-01', 3],
  ])('hold on %s in version %i', (date, version) => {
    expect(load(THREE).at(date).findRetirement(CONTOSO)?.version).toBe(version)
  })

  test('are each found by number, on any day', () => {
    const catalog = load(THREE)
    expect([1, 2, 3, 4].map((version) => catalog.at('2020-01-01').findRetirement(CONTOSO, version)?.version)).toEqual([1, 2, 3, undefined])
    expect(catalog.findRetirement(CONTOSO)?.version).toBe(3)
    expect(catalog.retirements.filter((it) => it.id === CONTOSO)).toHaveLength(1)
  })

  test('decide what a subscription is recognized as', () => {
    const gold = { offerId: 'x', offerName: 'Contoso Suite Gold', family: 'legacy', isTrial: false, parentSubscription: null } as const
    expect(load(THREE).at('2026-04-01').findMatch(gold)?.retirement.version).toBe(2)
    expect(load(THREE).at('2026-02-01').findMatch(gold)).toBeUndefined()
  })

  test('leave out what does not hold yet', () => {
    expect(
      load({ 'a.yaml': from(1, '2026-03-01') })
        .at('2026-02-28')
        .findRetirement(CONTOSO),
    ).toBeUndefined()
  })

  test('change nothing about what was loaded', () => {
    const catalog = load(THREE)
    expect(catalog.at('2020-01-01').version).toBe(catalog.version)
    expect(catalog.at('2020-01-01').at('2027-06-01').findRetirement(CONTOSO)?.version).toBe(3)
    expect(catalog.at('2026-04-01')).toBe(catalog.at('2026-05-01'))
  })

  test('are replaced by a later folder day for day', () => {
    const catalog = load(THREE, { 'mine.yaml': from(2, '2026-03-01').replace('en: Contoso Suite,', 'en: Ours,') })
    expect(catalog.at('2026-03-01').findRetirement(CONTOSO)?.title.en).toBe('Ours')
    expect(catalog.at('2026-02-01').findRetirement(CONTOSO)?.title.en).toBe('Contoso Suite')
  })

  test('are refused where the later one has no higher number, or two begin on one day', () => {
    expect(() => load({ 'a.yaml': from(2, null), 'b.yaml': from(2, '2026-03-01') })).toThrow(
      /version: found version 2 of contoso-suite; expected a version above 2, that of the file without validFrom/,
    )
    expect(() => load({ 'a.yaml': from(1, '2026-03-01'), 'b.yaml': from(2, '2026-03-01') })).toThrow(
      'contoso-suite from 2026-03-01 a second time',
    )
  })

  test('are asked for with a day, and with nothing else', () => {
    expect(() => load(THREE).at('tomorrow')).toThrow('not a day: "tomorrow"; expected YYYY-MM-DD')
    expect(() => load(THREE).at('2026-03-01T01:00:00+02:00')).toThrow(RangeError)
  })
})
