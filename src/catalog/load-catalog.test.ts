import { describe, expect, test } from 'vitest'
import type { Catalog } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { RetirementId, ServicePlanId, SkuId } from '../domain/id.ts'
import { CatalogError } from './catalog-problem.ts'
import { catalogFolder, CONTOSO_SUITE } from './catalog-folder.fixture.ts'
import { loadCatalog } from './load-catalog.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

const SHIPPED = shippedCatalogDir()
const E4 = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
const E3 = id<SkuId>('6fd2c87f-b296-42f0-b197-1e91e994b900')
const MCOVOICECONF = id<ServicePlanId>('27216c54-caf8-4d0d-97e2-517afb5c08f6')
const MCOEV = id<ServicePlanId>('4828c8ec-dc2e-4779-b502-87ac9ce28ab7')
const KAIZALA_STANDALONE = id<ServicePlanId>('0898bdbb-73b0-471a-81e5-20f1fe4dd66e')

describe('the shipped catalog', () => {
  const catalog = loadCatalog([SHIPPED])

  test('holds the three retirements with all that the documents list', () => {
    const shape = catalog.retirements.map((it) => [
      it.id,
      it.effectiveOn,
      it.retires.length,
      it.options.length,
      it.features.length,
      it.roles.length,
    ])
    expect(shape).toEqual([
      ['dynamics-365-basic-qualified-offers', '2019-01-01', 24, 5, 0, 0],
      ['kaizala-pro', '2020-07-01', 3, 22, 1, 1],
      ['office-365-e4', '2017-04-07', 5, 8, 8, 4],
    ])
  })

  test('sells the base of an option before its add-on', () => {
    for (const option of catalog.retirements.flatMap((it) => it.options)) {
      const addOns = option.products.map((product) => product.isAddOn)
      expect(addOns).toEqual(addOns.toSorted())
    }
  })

  test('says who reviewed each retirement, when, and from what', () => {
    for (const it of catalog.retirements) expect([it.reviewedBy, it.lastVerifiedOn, it.source.title]).not.toContain(null)
  })

  test('titles every feature of E4 in three languages', () => {
    const features = catalog.findRetirement(id<RetirementId>('office-365-e4'))?.features ?? []
    for (const feature of features) expect(Object.keys(feature.title)).toEqual(['en', 'it', 'sv'])
  })

  test('carries every service plan of E4 to E3 as itself, but for enterprise voice', () => {
    const pairs = catalog.findServicePlanMap(E4, E3)?.pairs ?? []
    expect(pairs).toHaveLength(17)
    expect(pairs.filter((pair) => pair.from !== pair.to)).toEqual([{ from: MCOVOICECONF, to: null }])
    expect(catalog.findServicePlanMap(E4, id<SkuId>('e43b5b99-8dfb-405f-9987-dc307f34bcbd'))?.pairs).toContainEqual({
      from: MCOVOICECONF,
      to: MCOEV,
    })
  })

  test('answers for a Kaizala SKU whose id is not public, with a map for each of its replacements', () => {
    const unlisted = id<SkuId>('12345678-0000-4000-8000-000000000000')
    const replacements = catalog.findRetirement(id<RetirementId>('kaizala-pro'))?.options.flatMap((option) => option.products) ?? []
    for (const product of replacements) {
      const map = catalog.findServicePlanMap(unlisted, product.skuId)
      expect([map?.from, map?.to, map?.pairs.map((pair) => pair.from)]).toEqual([unlisted, product.skuId, [KAIZALA_STANDALONE]])
    }
  })

  test('maps both SKUs of the qualified offers to every one of their replacements', () => {
    const retirement = catalog.findRetirement(id<RetirementId>('dynamics-365-basic-qualified-offers'))
    const sources = new Set(retirement?.retires.flatMap((offer) => (offer.skuId === null ? [] : [offer.skuId])))
    expect(sources.size).toBe(2)
    for (const from of sources) {
      for (const { skuId } of retirement?.options.flatMap((option) => option.products) ?? []) {
        expect(catalog.findServicePlanMap(from, skuId)?.pairs).toHaveLength(catalog.findSku(from)?.servicePlans.length ?? 0)
      }
    }
  })

  test('has no map for a pair that nobody reviewed', () => expect(catalog.findServicePlanMap(E3, E4)).toBeUndefined())

  test('knows tiers of one service as a family, and any other plan as its own', () => {
    expect(catalog.familyOf(MCOVOICECONF)).toBe(catalog.familyOf(MCOEV))
    expect(catalog.nameOfPlan(MCOEV)).toBe('MCOEV')
    const unknown = id<ServicePlanId>('87654321-0000-4000-8000-000000000000')
    expect(catalog.familyOf(unknown)).toBe(unknown)
    expect(catalog.nameOfPlan(unknown)).toBeUndefined()
  })
})

describe('a local folder', () => {
  test('adds a retirement in one file that answers everything about products nobody knew', () => {
    const catalog = loadCatalog([SHIPPED, catalogFolder({ 'retirements/contoso.yaml': CONTOSO_SUITE })])
    const retirement = catalog.findRetirement(id<RetirementId>('contoso-suite'))
    expect(retirement).toMatchObject({
      version: 3,
      announcedOn: null,
      lifecycle: { legacyDeletedAfterDays: [90, 120] },
      options: [{ id: 'contoso-work' }, { products: [] }],
    })
    const [suite, work] = [id<SkuId>('aaaaaaaa-0000-4000-8000-000000000001'), id<SkuId>('aaaaaaaa-0000-4000-8000-000000000002')]
    expect(catalog.findSku(suite)).toMatchObject({
      partNumber: 'CONTOSO_SUITE',
      servicePlans: [{ name: 'CONTOSO_MAIL_2' }, { name: 'CONTOSO_FAX' }],
    })
    const mail = [
      id<ServicePlanId>('bbbbbbbb-0000-4000-8000-000000000001'),
      id<ServicePlanId>('bbbbbbbb-0000-4000-8000-000000000003'),
    ] as const
    expect(catalog.findServicePlanMap(suite, work)?.pairs).toEqual([
      { from: mail[0], to: mail[1] },
      { from: 'bbbbbbbb-0000-4000-8000-000000000002', to: null },
    ])
    expect(mail.map((plan) => catalog.familyOf(plan))).toEqual(['contoso-mail', 'contoso-mail'])
    const offer = { offerId: 'x', offerName: 'CONTOSO SUITE PREMIUM', family: 'legacy', isTrial: false, parentSubscription: null } as const
    expect(catalog.findMatch(offer)).toMatchObject({ retirement: { id: 'contoso-suite' }, by: 'name' })
    expect(catalog.retirements).toHaveLength(4)
  })

  test('replaces what it has under the same id, and leaves the rest', () => {
    const dir = catalogFolder({
      'e4.yaml': CONTOSO_SUITE.replace('id: contoso-suite', 'id: office-365-e4'),
      'family.yaml': 'source: { title: ours }\nserviceFamilies: [{ id: voice, plans: [MCOEV] }]\n',
      'map.yaml': `source: { title: ours }\nservicePlanMaps: [{ from: null, to: ${E3}, pairs: { KAIZALA_STANDALONE: null } }]\n`,
    })
    const catalog = loadCatalog([SHIPPED, dir])
    expect(catalog.retirements).toHaveLength(3)
    expect(catalog.findRetirement(id<RetirementId>('office-365-e4'))?.title.en).toBe('Contoso Suite')
    expect(catalog.familyOf(MCOVOICECONF)).toBe(MCOVOICECONF)
    expect(catalog.findServicePlanMap(id<SkuId>('unlisted'), E3)?.pairs).toEqual([{ from: KAIZALA_STANDALONE, to: null }])
  })

  test('gives the same version for the same content, whatever the files are called, and another for another', () => {
    const version = (files: { readonly [path: string]: string }): string => loadCatalog([SHIPPED, catalogFolder(files)]).version
    const other = CONTOSO_SUITE.replace('id: contoso-suite', 'id: another')
      .replaceAll('Contoso Suite P', 'Another Suite P')
      .replace('0A0A0A0A', '0B0B0B0B')
      .replace('TEST', 'MORE')
    expect(version({ 'a.yaml': CONTOSO_SUITE, 'b.yaml': other })).toBe(version({ 'z.yml': CONTOSO_SUITE, 'retirements/b.yaml': other }))
    expect(version({ 'a.yaml': CONTOSO_SUITE })).not.toBe(version({ 'a.yaml': CONTOSO_SUITE.replace('Remove the license', 'Remove it') }))
    expect(loadCatalog([SHIPPED]).version).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a product that looks like a retired one', () => {
  const E3_OFFER = '796b6b5f-613c-4e24-a17c-eba730d49c02'
  const e3 = {
    offerId: E3_OFFER,
    offerName: 'Office 365 Enterprise E3',
    family: 'legacy',
    isTrial: false,
    parentSubscription: null,
  } as const

  test('is retired where a later folder says so by its offer id', () => {
    const text = CONTOSO_SUITE.replace('0A0A0A0A-1111-4222-8333-444455556666', E3_OFFER).replace(
      'Contoso Suite Plus\n',
      `${e3.offerName}\n`,
    )
    expect(loadCatalog([SHIPPED]).findMatch(e3)).toBeUndefined()
    expect(loadCatalog([SHIPPED, catalogFolder({ 'a.yaml': text })]).findMatch(e3)?.retirement.id).toBe('contoso-suite')
  })
})

describe('files that cannot be used', () => {
  test('are all reported at once', () => {
    const dir = catalogFolder({
      'a.yaml': CONTOSO_SUITE.replace('effectiveOn', 'efectiveOn'),
      'b.yaml': 'source: [unclosed',
      'c.yaml': CONTOSO_SUITE.replace('remove-only: false', 'remove: false'),
    })
    const files = problemsOf([SHIPPED, dir]).map((problem) => problem.file)
    expect(new Set(files)).toEqual(new Set(['a.yaml', 'b.yaml', 'c.yaml'].map((name) => `${dir}/${name}`)))
  })

  test('are reported in a message of one line for each problem', () => {
    const dir = catalogFolder({ 'a.yaml': CONTOSO_SUITE.replace('2027-02-01', '2027-02-31') })
    expect(() => loadCatalog([dir])).toThrow(
      `${dir}/a.yaml:4:14: effectiveOn: found "2027-02-31"; expected a day that exists, written YYYY-MM-DD`,
    )
  })

  test('include a folder that is missing or has nothing in it', () => {
    expect(problemsOf(['/nowhere/at/all'])).toMatchObject([{ file: '/nowhere/at/all', expected: 'a folder with catalog files' }])
    expect(problemsOf([catalogFolder({})])).toMatchObject([{ found: 'no .yaml file in it or in retirements/' }])
  })

  test('include two of one folder that say different things under one id', () => {
    const dir = catalogFolder({ 'a.yaml': CONTOSO_SUITE, 'b.yaml': CONTOSO_SUITE.replace('version: 3', 'version: 4') })
    expect(problemsOf([SHIPPED, dir])).toMatchObject([{ file: `${dir}/b.yaml`, found: 'contoso-suite a second time, with other content' }])
  })

  test('include a name that cannot be told from another product', () => {
    const dir = catalogFolder({ 'a.yaml': CONTOSO_SUITE.replace('Contoso Suite Premium', 'Office 365 Enterprise E3') })
    expect(problemsOf([SHIPPED, dir])).toMatchObject([{ field: 'retires[0].alsoKnownAs[0]', line: 7 }])
  })
})

function problemsOf(dirs: readonly string[]): CatalogError['problems'] {
  try {
    return loaded(loadCatalog(dirs))
  } catch (error) {
    if (error instanceof CatalogError) return error.problems
    throw error
  }
}

function loaded(catalog: Catalog): never {
  throw new Error(`the catalog ${catalog.version} was expected to be refused`)
}
