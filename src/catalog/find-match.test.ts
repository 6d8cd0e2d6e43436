import { describe, expect, test } from 'vitest'
import { id } from '../domain/id.ts'
import type { SubscriptionId } from '../domain/id.ts'
import type { Recognizable } from './find-match.ts'
import { loadCatalog } from './load-catalog.ts'
import { catalogFolder, CONTOSO_SUITE } from './catalog-folder.fixture.ts'
import { readYaml } from './yaml-source.ts'
import { DataFile } from './catalog-file.ts'
import { shippedCatalogDir } from './shipped-catalog-dir.ts'

const catalog = loadCatalog([shippedCatalogDir()])
const offers = catalog.retirements.flatMap((retirement) => retirement.retires.map((offer) => ({ retirement: retirement.id, offer })))
const lookAlikes = DataFile.parse(readYaml(`${shippedCatalogDir()}/look-alikes.yaml`).content).lookAlikes ?? []
const UNKNOWN_OFFER = '99999999-9999-4999-8999-999999999999'

function subscription(offerName: string, with_: Partial<Recognizable> = {}): Recognizable {
  return { offerId: UNKNOWN_OFFER, offerName, family: 'legacy', isTrial: false, parentSubscription: null, ...with_ }
}

function nameMatch(offerName: string, with_: Partial<Recognizable> = {}): string | undefined {
  return catalog.findMatch(subscription(offerName, with_))?.offer.name
}

describe('recognizing a retired subscription', () => {
  test.each(offers.filter(({ offer }) => offer.offerId !== null))(
    'finds $offer.name by its offer id, in either casing',
    ({ retirement, offer }) => {
      for (const offerId of [offer.offerId ?? '', offer.offerId?.toUpperCase() ?? '']) {
        const match = catalog.findMatch(subscription('whatever the partner calls it', { offerId }))
        expect(match).toMatchObject({ retirement: { id: retirement }, offer: { name: offer.name }, by: 'offer-id' })
      }
    },
  )

  test.each(offers)('finds $offer.name by each of its names, in both commerce families', ({ offer }) => {
    for (const name of [offer.name, ...offer.alsoKnownAs]) {
      expect(nameMatch(name)).toBe(offer.name)
      expect(nameMatch(name.toUpperCase(), { family: 'nce', offerId: 'CFQ7TTC0XXXX:0001:CFQ7TTC0YYYY' })).toBe(offer.name)
    }
  })

  test.each(offers)('finds $offer.name under its Italian and Swedish names', ({ offer }) => {
    expect(nameMatch(inItalian(offer.name))).toBe(offer.name)
    expect(nameMatch(inSwedish(offer.name))).toBe(offer.name)
  })

  test.each([
    ['Office 365 E4', 'Office 365 Enterprise E4'],
    ['Microsoft Office 365 Enterprise E4 Edition', 'Office 365 Enterprise E4'],
    ['E4-prenumeration', 'Office 365 Enterprise E4'],
    ['sottoscrizione di\u00A0Office 365 Enterprise E4', 'Office 365 Enterprise E4'],
    ['Kaizala Pro autonomo', 'Microsoft Kaizala Pro'],
    ['sottoscrizione kaizala pro autonoma', 'Microsoft Kaizala Pro'],
    ['Licenza autonoma Kaizala Pro', 'Microsoft Kaizala Pro'],
    ['Kaizala Pro fristående', 'Microsoft Kaizala Pro'],
    [
      'Dynamics 365 for Sales Enterprise CRMOL Basic (Qualified Offer)',
      'Dynamics 365 for Sales Enterprise Edition CRMOL Basic (Qualified Offer)',
    ],
    [
      'Dynamics 365 Customer Engagement Plan CRMOL Basic (Qualified Offer)',
      'Dynamics 365 Customer Engagement Plan Enterprise Edition CRMOL Basic (Qualified Offer)',
    ],
    [
      'Piano di engagement per i clienti di Dynamics 365 da CRM Basic o CRMOL Basic (offerta qualificata)',
      'Dynamics 365 Customer Engagement Plan Enterprise Edition CRMOL Basic (Qualified Offer)',
    ],
    [
      'Dynamics 365 per le vendite di CRM Basic o CRMOL Basic (offerta qualificata)',
      'Dynamics 365 for Sales Enterprise Edition CRMOL Basic (Qualified Offer)',
    ],
    [
      'Dynamics 365 Customer Engagement Plan Enterprise Edition (prezzi per enti pubblici) componente aggiuntivo per CRM Basic (offerta qualificata)',
      'Dynamics 365 Customer Engagement Plan Enterprise Edition (Government Pricing) Add-On for CRM Basic (Qualified Offer)',
    ],
  ])('reads %s as %s', (name, offer) => expect(nameMatch(name)).toBe(offer))
})

describe('leaving alone what only looks retired', () => {
  test.each(lookAlikes)('does not match $name, by name or by offer id', ({ name, offerId }) => {
    expect(nameMatch(name)).toBeUndefined()
    expect(nameMatch(inItalian(name))).toBeUndefined()
    expect(nameMatch('Office 365 Enterprise E4', { offerId: offerId?.toUpperCase() ?? '' })).toBeUndefined()
  })

  test.each([
    'Office 365 Enterprise E3',
    'Office 365 Enterprise E4 Trial',
    'Microsoft 365 E4',
    'Office 365 Enterprise E4 Add-On',
    'Kaizala',
    'Microsoft Kaizala Pro Trial',
    'Dynamics 365 for Sales Enterprise',
    'Dynamics 365 for Sales Enterprise Edition',
    'Dynamics 365 for Sales Enterprise Edition CRMOL Basic',
    'Dynamics 365 Customer Engagement Plan (offerta qualificata)',
    'Dynamics 365 Team Members From SA for CRM Basic (Qualified Offer)',
    '',
  ])('does not match %j', (name) => expect(nameMatch(name)).toBeUndefined())

  test('does not match a trial by name', () => expect(nameMatch('Office 365 Enterprise E4', { isTrial: true })).toBeUndefined())

  test('matches a child of another subscription only when its name says that it is an add-on', () => {
    const child = { parentSubscription: id<SubscriptionId>('11111111-1111-4111-8111-111111111111') }
    const addOn = 'Dynamics 365 for Sales Enterprise Edition Add-On for CRM Basic (Qualified Offer)'
    expect(nameMatch('Office 365 Enterprise E4', child)).toBeUndefined()
    expect(nameMatch(addOn, child)).toBe(addOn)
    expect(nameMatch(addOn)).toBe(addOn)
  })

  test('finds a new-commerce product by product and SKU, whatever the availability', () => {
    const local = loadCatalog([shippedCatalogDir(), catalogFolder({ 'contoso.yaml': CONTOSO_SUITE })])
    const match = local.findMatch(subscription('anything', { family: 'nce', offerId: 'CFQ7TTC0TEST:0001:CFQ7TTC0ABCD' }))
    expect(match).toMatchObject({ retirement: { id: 'contoso-suite' }, by: 'offer-id' })
    expect(local.findMatch(subscription('anything', { family: 'nce', offerId: 'CFQ7TTC0TEST:0002:CFQ7TTC0ABCD' }))).toBeUndefined()
  })
})

/** As Microsoft's Italian pages of 2019 put it, the add-on word moved to the front. */
function inItalian(name: string): string {
  const translated = name
    .replace('(Qualified Offer)', '(offerta qualificata)')
    .replace('(Government Pricing)', '(prezzi per enti pubblici)')
    .replace('for Faculty', 'per i docenti')
    .replace('for Students', 'per studenti')
    .replace('From SA for CRM', 'di SA per CRM')
  return translated.includes('Add-On for') ? `Componente aggiuntivo ${translated.replace('Add-On for', 'per')}` : translated
}

function inSwedish(name: string): string {
  return name
    .replace('(Qualified Offer)', '(kvalificerat erbjudande)')
    .replace('(Government Pricing)', '(priser för offentlig sektor)')
    .replace('for Faculty', 'för lärare')
    .replace('for Students', 'för studenter')
    .replace('From SA for CRM', 'från SA för CRM')
    .replace('Add-On for', 'tillägg för')
}
