import { z } from 'zod'
import { Day, Guid, NceItem, OfferId, PlanName, SkuName, Text, Word } from './fields.ts'

// What is known about products and services whatever is retired. Every file may carry these sections.

const SkuEntry = z.strictObject({
  skuId: Guid,
  partNumber: Text,
  title: Text,
  servicePlans: z.record(Text, Guid).describe('The name of each service plan with its id'),
})

const ServicePlanEntry = z.strictObject({ id: Guid, name: Text, title: Text })

const ServicePlanMapEntry = z.strictObject({
  from: SkuName.nullable().describe('null: the SKU id is not public, and the map answers for any SKU that the catalog does not list'),
  to: SkuName,
  pairs: z.record(PlanName, PlanName.nullable()).describe('Old service plan to its counterpart in the target, null where it has none'),
})

const ServiceFamilyEntry = z.strictObject({ id: Word, plans: z.array(PlanName).min(1, { error: 'at least one service plan' }) })

const Gigabytes = z.int().min(1, { error: 'a whole number of gigabytes' })
const ServicePlanQuotaEntry = z.strictObject({
  plan: PlanName,
  mailboxGb: Gigabytes.exactOptional(),
  oneDriveGb: Gigabytes.exactOptional(),
})

const Confidence = z.enum(['A', 'B', 'C']).describe('A: published by Microsoft, B: independently recorded, C: deduced')
const ExclusionEntry = z.strictObject({
  family: Word,
  plans: z.array(PlanName).min(2, { error: 'at least two service plans' }),
  confidence: Confidence,
  basis: Text.nullish(),
})
const DependencyEntry = z.strictObject({
  plan: PlanName,
  needsAnyOf: z.array(PlanName).min(1, { error: 'at least one service plan' }),
  confidence: Confidence,
  basis: Text.nullish(),
})

const AddOnEntry = z.strictObject({
  skuId: Guid,
  title: Text,
  needs: z.array(SkuName).optional().describe('Base SKUs of which a customer must have any one'),
  notWith: z.array(SkuName).optional().describe('Suites that include it'),
})

const LookAlikeEntry = z.strictObject({ name: Text, offerId: OfferId.nullish(), why: Text })

const Price = z.number({ error: 'a price, such as 12.5' }).min(0, { error: 'a price from 0' })
const PriceChangeEntry = z
  .strictObject({
    product: NceItem,
    title: Text,
    from: Day.describe('The day from which whoever buys or renews pays it; a term that runs keeps its price'),
    was: Price,
    becomes: Price,
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'three capital letters, such as USD' }),
  })
  .describe('List prices of a user and month, in a term of a year')

export const referenceSections = {
  skus: z.array(SkuEntry).optional(),
  servicePlans: z.array(ServicePlanEntry).optional(),
  serviceFamilies: z.array(ServiceFamilyEntry).optional(),
  servicePlanMaps: z.array(ServicePlanMapEntry).optional(),
  servicePlanQuotas: z.array(ServicePlanQuotaEntry).optional(),
  servicePlanExclusions: z.array(ExclusionEntry).optional(),
  servicePlanDependencies: z.array(DependencyEntry).optional(),
  voicePlans: z.array(PlanName).optional().describe('Service plans that guard a telephone number or a dial-in conference'),
  addOns: z.array(AddOnEntry).optional(),
  lookAlikes: z.array(LookAlikeEntry).optional(),
  priceChanges: z.array(PriceChangeEntry).optional(),
}

export type SkuEntry = z.infer<typeof SkuEntry>
export type ServicePlanEntry = z.infer<typeof ServicePlanEntry>
export type ServicePlanMapEntry = z.infer<typeof ServicePlanMapEntry>
export type ServiceFamilyEntry = z.infer<typeof ServiceFamilyEntry>
export type ServicePlanQuotaEntry = z.infer<typeof ServicePlanQuotaEntry>
export type ExclusionEntry = z.infer<typeof ExclusionEntry>
export type DependencyEntry = z.infer<typeof DependencyEntry>
export type AddOnEntry = z.infer<typeof AddOnEntry>
export type LookAlikeEntry = z.infer<typeof LookAlikeEntry>
export type PriceChangeEntry = z.infer<typeof PriceChangeEntry>
