import { z } from 'zod'

// The two shapes of a catalog file as a person writes it: a retirement, and reference data. A retirement may carry the
// sections of reference data too, so that one file is enough for products that nobody has described before.
// What may be unknown may be left out; an id is never invented.

// Both casings spelled out: a JSON Schema pattern has no flags.
const NCE_ITEM = /^[A-Za-z0-9]{12}:[A-Za-z0-9]{4}$/
const GUID = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/
const OFFER_ID = new RegExp(`${GUID.source}|${NCE_ITEM.source}`)
const WORD = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const Text = z.string().regex(/\S/, { error: 'a text that is not empty' })
const Word = z.string().regex(WORD, { error: 'small letters, digits and hyphens, such as office-365-e4' })
const Guid = z.string().regex(GUID, { error: 'a GUID, such as 6fd2c87f-b296-42f0-b197-1e91e994b900' })
const OfferId = z.string().regex(OFFER_ID, { error: 'a GUID (legacy), or product:sku such as CFQ7TTC0LF8R:0001 (new commerce)' })
const NceItem = z.string().regex(NCE_ITEM, { error: 'product:sku, such as CFQ7TTC0LF8R:0001' })
const Day = z.iso.date({ error: 'a day that exists, written YYYY-MM-DD' })
const Texts = z.strictObject({ en: Text, it: Text.exactOptional(), sv: Text.exactOptional() })
const Segment = z.enum(['commercial', 'government', 'education-faculty', 'education-student', 'nonprofit'])
const SkuName = Text.describe('The id of a SKU, or its part number')
const PlanName = Text.describe('The name of a service plan, or its id')

const Source = z.strictObject({ title: Text, url: z.url({ error: 'a web address' }).nullish(), date: Day.nullish() })

const RetiredOfferEntry = z.strictObject({
  name: Text,
  alsoKnownAs: z.array(Text).optional(),
  segment: Segment,
  offerId: OfferId.nullish(),
  skuId: Guid.nullish(),
})

const TargetProductEntry = z.strictObject({
  title: Text,
  skuId: Guid,
  partNumber: Text.nullish(),
  nce: NceItem.nullish(),
  isAddOn: z.boolean().optional(),
})

const OptionEntry = z.strictObject({
  id: Word,
  title: Texts,
  segments: z.array(Segment).optional(),
  products: z.array(TargetProductEntry),
})

const FeatureEntry = z.strictObject({ id: Word, title: Texts, has: z.record(Text, z.boolean()) })

const SkuEntry = z.strictObject({
  skuId: Guid,
  partNumber: Text,
  title: Text,
  servicePlans: z.record(Text, Guid).describe('The name of each service plan with its id'),
})

const ServicePlanMapEntry = z.strictObject({
  from: SkuName.nullable().describe('null: the SKU id is not public, and the map answers for any SKU that the catalog does not list'),
  to: SkuName,
  pairs: z.record(PlanName, PlanName.nullable()).describe('Old service plan to its counterpart in the target, null where it has none'),
})

const ServiceFamilyEntry = z.strictObject({ id: Word, plans: z.array(PlanName).min(1, { error: 'at least one service plan' }) })

const LookAlikeEntry = z.strictObject({ name: Text, offerId: OfferId.nullish(), why: Text })

const review = { source: Source, reviewedBy: Text.nullish(), lastVerifiedOn: Day.nullish() }

const sections = {
  skus: z.array(SkuEntry).optional(),
  serviceFamilies: z.array(ServiceFamilyEntry).optional(),
  servicePlanMaps: z.array(ServicePlanMapEntry).optional(),
  lookAlikes: z.array(LookAlikeEntry).optional(),
}

export const RetirementFile = z.strictObject({
  id: Word,
  version: z.int().min(1, { error: 'a whole number from 1' }),
  title: Texts,
  announcedOn: Day.nullish(),
  effectiveOn: Day,
  autoRenewFalseOn: Day.nullish(),
  endOfSaleOn: Day.nullish(),
  retires: z.array(RetiredOfferEntry).min(1, { error: 'at least one retired offer' }),
  options: z.array(OptionEntry).min(1, { error: 'at least one option' }),
  features: z.array(FeatureEntry).optional(),
  roles: z.array(Text).optional(),
  policy: z.enum(['leave', 'stop-renewal', 'suspend', 'migrate']),
  lifecycle: z.strictObject({
    legacyDeletedAfterDays: z.array(z.int().min(1, { error: 'a number of days from 1' })).min(1, { error: 'at least one number of days' }),
  }),
  ...review,
  notes: z.array(Text).optional(),
  ...sections,
})

export const DataFile = z.strictObject({ ...review, notes: z.array(Text).optional(), ...sections })

export type RetirementFile = z.infer<typeof RetirementFile>
export type DataFile = z.infer<typeof DataFile>
export type SkuEntry = z.infer<typeof SkuEntry>
export type ServicePlanMapEntry = z.infer<typeof ServicePlanMapEntry>
export type ServiceFamilyEntry = z.infer<typeof ServiceFamilyEntry>
export type LookAlikeEntry = z.infer<typeof LookAlikeEntry>
