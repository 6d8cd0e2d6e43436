import { z } from 'zod'
import { Day, Guid, NceItem, OfferId, Segment, SkuName, Text, Texts, Word } from './fields.ts'
import { referenceSections } from './reference-sections.ts'

// The two shapes of a catalog file as a person writes it: a retirement, and reference data. A retirement may carry the
// sections of reference data too, so that one file is enough for products that nobody has described before.

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
  needs: z.array(SkuName).optional().describe('Base SKUs of which a customer must have any one; without it, what addOns says'),
  notWith: z.array(SkuName).optional().describe('Suites that include it; without it, what addOns says'),
})

const OptionEntry = z.strictObject({
  id: Word,
  title: Texts,
  group: Texts.optional().describe('The heading under which the document lists it'),
  segments: z.array(Segment).optional(),
  products: z.array(TargetProductEntry),
  standsInFor: Word.nullish().describe('The option in whose place it is offered'),
  unreviewed: z.boolean().optional().describe('true: nobody stands for this option yet'),
})

const FeatureEntry = z.strictObject({ id: Word, title: Texts, has: z.record(Text, z.boolean()) })

const review = { source: Source, reviewedBy: Text.nullish(), lastVerifiedOn: Day.nullish() }

export const RetirementFile = z.strictObject({
  id: Word,
  version: z.int().min(1, { error: 'a whole number from 1' }),
  validFrom: Day.nullish().describe('The day from which this version holds; without it, since ever'),
  title: Texts,
  announcedOn: Day.nullish(),
  effectiveOn: Day,
  autoRenewFalseOn: Day.nullish(),
  endOfSaleOn: Day.nullish(),
  retires: z.array(RetiredOfferEntry).min(1, { error: 'at least one retired offer' }),
  options: z.array(OptionEntry).min(1, { error: 'at least one option' }),
  features: z.array(FeatureEntry).optional(),
  roles: z.array(Text).optional(),
  rolesNote: Text.nullish(),
  policy: z.enum(['leave', 'stop-renewal', 'suspend', 'migrate']),
  lifecycle: z.strictObject({
    legacyDeletedAfterDays: z.array(z.int().min(1, { error: 'a number of days from 1' })).min(1, { error: 'at least one number of days' }),
  }),
  ...review,
  notes: z.array(Text).optional(),
  ...referenceSections,
})

export const DataFile = z.strictObject({ ...review, notes: z.array(Text).optional(), ...referenceSections })

export type RetirementFile = z.infer<typeof RetirementFile>
export type DataFile = z.infer<typeof DataFile>
