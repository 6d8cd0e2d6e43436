import type { DraftOffer } from '../catalog/draft-retirement.ts'
import { offerKey } from '../catalog/find-match.ts'
import { nameTokens } from '../catalog/name-tokens.ts'
import type { HeldProduct } from '../store/held-products.ts'
import type { RetirementDraft } from './contract/retirements.ts'
import { wrongField, type FieldError } from './problems/fields.ts'

type Segment = DraftOffer['segment']

const SEGMENTS = ['commercial', 'government', 'education-faculty', 'education-student', 'nonprofit'] as const satisfies readonly Segment[]

/** Offers of a draft as customers have them: with their names, and the license where a scan has read it. */
export function draftOffers(
  offers: RetirementDraft['offers'],
  held: readonly HeldProduct[],
): { readonly values: readonly DraftOffer[]; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = offers.length > 0 ? [] : [wrongField('offers', 'offers-missing')]
  const values: DraftOffer[] = []
  const names = new Set<string>()
  for (const [at, { offerId, segment }] of offers.entries()) {
    const path = `offers[${at}]`
    const key = offerKey(offerId.trim())
    const product = held.find((each) => offerKey(each.offerId) === key)
    const named = segment === undefined ? segmentOf(product?.name ?? '') : SEGMENTS.find((each) => each === segment)
    if (!product) errors.push(wrongField(path, 'offer-not-held', { offer: offerId }))
    if (!named) errors.push(wrongField(path, 'segment-unknown', { segment: String(segment), expected: SEGMENTS }))
    if (values.some((each) => each.offerId?.toLowerCase() === key)) errors.push(wrongField(path, 'a-second-time', { name: offerId }))
    if (!product || !named) continue
    values.push({ name: nameFor(product, names), segment: named, offerId: product.offerId, skuId: product.skuId })
  }
  return { values, errors }
}

/**
 * The catalog wants each name once. In new commerce ids decide, so its names are set apart from those of the legacy offers; what is sold
 * twice under one name goes by its id.
 */
function nameFor({ name: said, family, offerId }: HeldProduct, taken: Set<string>): string {
  const name = family === 'nce' ? `${said} (new commerce)` : said
  const isFirst = !taken.has(nameTokens(name))
  taken.add(nameTokens(name))
  return isFirst ? name : `${name} (${offerId})`
}

/** What Microsoft writes into the names of offers that are not for everybody. */
function segmentOf(name: string): Segment {
  if (/faculty|docent/i.test(name)) return 'education-faculty'
  if (/student/i.test(name)) return 'education-student'
  if (/government|\bGCC\b/i.test(name)) return 'government'
  if (/non-?profit|charity/i.test(name)) return 'nonprofit'
  return 'commercial'
}
