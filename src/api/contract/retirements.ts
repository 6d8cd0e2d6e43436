import { z } from 'zod'
import type { Route } from './route.ts'

const Texts = z.object({ en: z.string(), it: z.string().optional(), sv: z.string().optional() })
const Named = z.object({ skuId: z.string(), title: z.string() })

export const RetirementSummary = z.object({
  id: z.string(),
  version: z.number(),
  validFrom: z.string().nullable().describe('the day from which this version holds; null: since ever'),
  title: Texts,
  announcedOn: z.string().nullable(),
  endOfSaleOn: z.string().nullable(),
  autoRenewFalseOn: z.string().nullable(),
  effectiveOn: z.string(),
  source: z.object({ title: z.string(), url: z.string().nullable(), date: z.string().nullable() }),
  lastVerifiedOn: z.string().nullable(),
  reviewed: z.boolean().describe('somebody has compared it with its source'),
  options: z.number(),
  standIns: z.number().describe('of the options, products of today that stand in for others'),
  retires: z.number(),
})
export type RetirementSummary = z.infer<typeof RetirementSummary>

const RetirementOption = z.object({
  id: z.string(),
  title: Texts,
  group: Texts.nullable().describe('the heading under which the document lists it'),
  segments: z.array(z.string()).describe('empty: every segment'),
  standsInFor: z.string().nullable(),
  removeOnly: z.boolean(),
  unreviewed: z.boolean(),
  products: z.array(
    z.object({
      title: z.string(),
      skuId: z.string(),
      partNumber: z.string().nullable(),
      nce: z.string().nullable(),
      isAddOn: z.boolean(),
      needs: z.array(Named).describe('base products of which the customer must have any one'),
      notWith: z.array(Named).describe('suites that include it'),
    }),
  ),
})

export const RetirementDetail = RetirementSummary.extend({
  versions: z.array(z.number()).describe('every version that the catalog has'),
  retires: z.array(
    z.object({
      name: z.string(),
      alsoKnownAs: z.array(z.string()),
      segment: z.string().nullable(),
      offerId: z.string().nullable(),
      skuId: z.string().nullable(),
    }),
  ),
  options: z.array(RetirementOption),
  features: z.array(z.object({ id: z.string(), title: Texts, has: z.record(z.string(), z.boolean()) })),
  roles: z.array(z.string()),
  rolesNote: z.string().nullable(),
  policy: z.string(),
  lifecycle: z.object({ legacyDeletedAfterDays: z.array(z.number()) }),
  reviewedBy: z.string().nullable(),
  notes: z.array(z.string()),
})
export type RetirementDetail = z.infer<typeof RetirementDetail>

const Text = z.string().max(300)
const DayOrNull = Text.nullable().default(null)

/** Loose on purpose: what is wrong with it is said by the catalog's own rules, all at once. */
export const RetirementDraft = z.strictObject({
  snapshot: z.string().max(40).default('latest').describe('where the offers are looked up'),
  id: Text.describe('small letters, digits and hyphens, such as office-365-e4'),
  title: Text,
  effectiveOn: Text.describe('YYYY-MM-DD, as the other days'),
  announcedOn: DayOrNull,
  autoRenewFalseOn: DayOrNull,
  endOfSaleOn: DayOrNull,
  policy: Text.default('migrate').describe('leave, stop-renewal, suspend or migrate'),
  offers: z
    .array(z.strictObject({ offerId: Text, segment: Text.optional().describe('without it, as name and customers say') }))
    .max(100)
    .describe('products that customers have, by legacy offer id or product:sku'),
  to: z.array(Text).max(100).describe('an option each: a product by name, part number or SKU id; with its add-on as A+B'),
  source: z.strictObject({ title: Text, url: z.string().max(2000).nullable().default(null), date: DayOrNull }),
})
export type RetirementDraft = z.infer<typeof RetirementDraft>

export const retirementRoutes = {
  listRetirements: {
    method: 'GET',
    path: '/api/retirements',
    right: 'view',
    summary: 'What is retired, by the catalog',
    status: 200,
    response: z.object({ catalogVersion: z.string(), retirements: z.array(RetirementSummary) }),
  },
  getRetirement: {
    method: 'GET',
    path: '/api/retirements/:id',
    right: 'view',
    summary: 'One retirement: dates, offers, options, features, roles, source',
    params: z.object({ id: z.string().max(200) }),
    query: z.object({ version: z.coerce.number().int().min(1).optional().describe('an older or later one') }),
    status: 200,
    response: RetirementDetail,
  },
  draftRetirement: {
    method: 'POST',
    path: '/api/retirements/drafts',
    right: 'plan',
    summary: 'Write a retirement into the local catalog; it counts as not reviewed',
    body: RetirementDraft,
    status: 201,
    response: z.object({ file: z.string(), retirement: RetirementDetail }),
  },
} as const satisfies Record<string, Route>
