import { describe, expect, test } from 'vitest'
import { id } from '../domain/id.ts'
import type { OptionId, RetirementId, ServicePlanId, SkuId } from '../domain/id.ts'
import { catalogFolder, CONTOSO_SUITE } from './catalog-folder.fixture.ts'
import { loadCatalog } from './load-catalog.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

const catalog = loadCatalog([shippedCatalogDir()])
const sku = (text: string) => id<SkuId>(text)
const E4 = sku('1392051d-0cb9-4b7a-88d5-621fee5e8711')
const E1 = sku('18181a46-0d4e-45cd-891e-60aabd171b4e')
const E3 = sku('6fd2c87f-b296-42f0-b197-1e91e994b900')
const E5 = sku('c7df2760-2c81-4ef7-b578-5b5392b571df')
const E5_WITHOUT_CONFERENCING = sku('26d45bd9-adf1-46cd-a9e1-51e9a5524128')
const F3 = sku('4b585984-651b-448a-9e53-3b10f069cf7f')
const BUSINESS_BASIC = sku('3b555118-da6a-4418-894f-7df1e2096870')
const E3_NO_TEAMS = sku('46c3a859-c90d-40b3-9551-6178a48d5c18')
const TEAMS = sku('7e74bd05-2c47-404e-829a-ba95c66fe8e5')
const PHONE = sku('e43b5b99-8dfb-405f-9987-dc307f34bcbd')
const PLUS_CAL = sku('d461b05e-e3d6-49c7-9780-58d4e83366af')
const CONFERENCING = sku('0c266dff-15dd-4b49-8397-2bb16070ed52')
const CALLING = sku('0dab259f-bf13-4952-b7f8-7db8f131b28d')
const MCOEV = id<ServicePlanId>('4828c8ec-dc2e-4779-b502-87ac9ce28ab7')

function option(retirement: string, name: string) {
  const found = catalog.findRetirement(id<RetirementId>(retirement))?.options.find((it) => it.id === id<OptionId>(name))
  if (!found) throw new Error(`no option ${name}`)
  return found
}

function nameOf(plan: ServicePlanId): string {
  return catalog.nameOfPlan(plan) ?? plan
}

describe('what the catalog says about a product', () => {
  test.each([
    [E4, 100, 5120],
    [E1, 50, 1024],
    [F3, 2, 2],
    [BUSINESS_BASIC, 50, 1024],
  ])('%s has a mailbox of %i GB and a OneDrive of %i GB', (skuId, mailboxGb, oneDriveGb) => {
    expect(catalog.findSku(skuId)?.quotas).toEqual({ mailboxGb, oneDriveGb })
  })

  test('is that an add-on stores nothing', () => expect(catalog.findSku(PHONE)).toMatchObject({ isAddOn: true, quotas: {} }))

  test('is whether Teams is in it, left out of it, or is what it is', () => {
    expect([E3, E3_NO_TEAMS, TEAMS, PHONE].map((it) => catalog.findSku(it)?.teams)).toEqual(['included', 'none', 'add-on', 'none'])
    expect(catalog.findSku(E3)?.isAddOn).toBe(false)
  })

  test('is what an add-on needs, of which any one is enough', () => {
    expect(catalog.findAddOn(PHONE)?.needs).toEqual(expect.arrayContaining([E1, E3, E4]))
    expect(catalog.findAddOn(PLUS_CAL)?.needs).not.toContain(E4)
    expect(catalog.findAddOn(CALLING)?.needs).toEqual(expect.arrayContaining([PHONE, E5]))
    expect(catalog.findAddOn(E3)).toBeUndefined()
  })

  test('is which suites include an add-on, service plan by service plan', () => {
    expect(catalog.includedIn(PHONE, E5)).toBe(true)
    expect(catalog.includedIn(CONFERENCING, E5)).toBe(true)
    expect(catalog.includedIn(CONFERENCING, E5_WITHOUT_CONFERENCING)).toBe(false)
    expect(catalog.includedIn(PHONE, E3)).toBe(false)
    expect(catalog.includedIn(PLUS_CAL, E5)).toBe(false)
  })

  test.each(catalog.retirements.flatMap((it) => it.options.flatMap((each) => each.products.flatMap((product) => product.notWith))))(
    'agrees with its service plans: %s includes the add-on that is not needed with it',
    (base) => expect(catalog.includedIn(PHONE, base)).toBe(true),
  )
})

describe('what the catalog says about service plans', () => {
  test('is what people call them', () => {
    expect(catalog.titleOfPlan(MCOEV)).toBe('Microsoft 365 Phone System')
    expect(catalog.titleOfPlan(id<ServicePlanId>('87654321-0000-4000-8000-000000000000'))).toBeUndefined()
  })

  test('is which exclude one another, and how sure that is', () => {
    const sharepoint = catalog.exclusions.find((it) => it.family === 'sharepoint')
    expect(sharepoint?.plans.map(nameOf)).toEqual(['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD', 'SHAREPOINTDESKLESS'])
    expect(sharepoint?.confidence).toBe('B')
    expect(catalog.exclusions).toHaveLength(5)
  })

  test('is which need another', () => {
    expect(catalog.dependencies).toHaveLength(9)
    const phone = catalog.dependencies.find((it) => it.plan === MCOEV)
    expect(phone?.needsAnyOf.map(nameOf)).toEqual(['MCOSTANDARD', 'TEAMS1'])
  })

  test('is which guard a telephone number', () => {
    const names = catalog.voicePlans.map(nameOf)
    expect(names).toEqual(expect.arrayContaining(['MCOEV', 'MCOVOICECONF', 'MCOMEETADV', 'MCOPSTN1', 'MCOPSTN2', 'MCOPSTN5']))
  })
})

describe('what the catalog says about an option', () => {
  test('is for which option of the document it stands in', () => {
    expect(option('office-365-e4', 'microsoft-365-e3-cloud-pbx').standsInFor).toBe('office-365-e3-cloud-pbx')
    expect(option('office-365-e4', 'office-365-e3').standsInFor).toBeNull()
  })

  test('is what its add-ons need', () => {
    const products = option('office-365-e4', 'office-365-e3-plus-cal').products
    expect(products.map((product) => [product.isAddOn, product.needs.includes(E3)])).toEqual([
      [false, false],
      [true, true],
    ])
  })

  test('is whether it only removes: Kaizala Pro can be, E4 cannot', () => {
    expect(option('kaizala-pro', 'remove-only').removeOnly).toBe(true)
    expect(catalog.findRetirement(id<RetirementId>('office-365-e4'))?.options.some((it) => it.removeOnly)).toBe(false)
  })

  test('is under which heading the document lists it', () => {
    const groups = catalog.findRetirement(id<RetirementId>('kaizala-pro'))?.options.map((it) => it.group?.en)
    const headings = ['Business', 'Frontline', 'Enterprise', 'Education'].map((name) => `Microsoft 365 for ${name}`)
    expect([...new Set(groups)]).toEqual([...headings, undefined])
  })

  test('is who has reviewed it, and whether it is reviewed at all', () => {
    expect(catalog.retirements.every((it) => it.reviewed && it.options.every((each) => !each.unreviewed))).toBe(true)
    const unreviewed = CONTOSO_SUITE.replace('reviewedBy: Contoso reviewers\n', '')
    const local = loadCatalog([shippedCatalogDir(), catalogFolder({ 'a.yaml': unreviewed })])
    expect(local.findRetirement(id<RetirementId>('contoso-suite'))).toMatchObject({ reviewed: false, options: [{ unreviewed: true }, {}] })
  })

  test('is in which roles the documents are silent, or too sparing', () => {
    expect(catalog.retirements.map((it) => it.rolesNote === null)).toEqual([false, false, false])
    expect(catalog.findRetirement(id<RetirementId>('dynamics-365-basic-qualified-offers'))?.roles).toEqual([])
  })
})
