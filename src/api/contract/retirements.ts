import { z } from 'zod'
import type { Route } from './route.ts'

const Texts = z.object({ en: z.string(), it: z.string().optional(), sv: z.string().optional() })

export const RetirementSummary = z.object({
  id: z.string(),
  version: z.number(),
  title: Texts,
  effectiveOn: z.string(),
  options: z.number(),
  retires: z.number(),
})

export const RetirementDetail = z.object({
  id: z.string(),
  version: z.number(),
  title: Texts,
  announcedOn: z.string().nullable(),
  effectiveOn: z.string(),
  autoRenewFalseOn: z.string().nullable(),
  endOfSaleOn: z.string().nullable(),
  retires: z.array(z.object({ name: z.string(), segment: z.string(), offerId: z.string().nullable(), skuId: z.string().nullable() })),
  options: z.array(
    z.object({
      id: z.string(),
      title: Texts,
      segments: z.array(z.string()),
      products: z.array(z.object({ title: z.string(), skuId: z.string(), isAddOn: z.boolean() })),
    }),
  ),
  features: z.array(z.object({ id: z.string(), title: Texts, has: z.record(z.string(), z.boolean()) })),
  roles: z.array(z.string()),
  policy: z.string(),
  source: z.object({ title: z.string(), url: z.string().nullable(), date: z.string().nullable() }),
  reviewedBy: z.string().nullable(),
  lastVerifiedOn: z.string().nullable(),
  notes: z.array(z.string()),
})
export type RetirementDetail = z.infer<typeof RetirementDetail>

export const retirementRoutes = {
  listRetirements: {
    method: 'GET',
    path: '/api/retirements',
    summary: 'What is retired, by the catalog',
    status: 200,
    response: z.object({ catalogVersion: z.string(), retirements: z.array(RetirementSummary) }),
  },
  getRetirement: {
    method: 'GET',
    path: '/api/retirements/:id',
    summary: 'One retirement: dates, offers, options, features, roles, source',
    params: z.object({ id: z.string().max(200) }),
    status: 200,
    response: RetirementDetail,
  },
} as const satisfies Record<string, Route>
