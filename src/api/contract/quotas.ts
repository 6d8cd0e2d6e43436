import { z } from 'zod'
import { Moment, MomentOrNull, Reason, ReasonOrNull } from './common.ts'
import type { Route } from './route.ts'

export const QuotaUse = z.object({
  key: z.string(),
  name: z.string().describe('Graph writes of Contoso'),
  named: Reason.describe('the name, with what it is made of'),
  limit: z.number().describe('units per window, as Microsoft documents them'),
  windowSeconds: z.number(),
  paceShare: z.number().describe('the share of the limit that all workers together keep to, 0 to 1'),
  used: z.number().describe('units drawn from `from` on and before `until`, which lie a window apart'),
  share: z.number().describe('used of the limit, 0 to 1'),
  from: Moment,
  until: Moment,
  blockedUntil: MomentOrNull.describe('the end of an open Retry-After window'),
  blockedBecause: z.string().nullable(),
  reason: ReasonOrNull,
})
export type QuotaUse = z.infer<typeof QuotaUse>

export const Quotas = z.object({
  now: Moment,
  items: z.array(QuotaUse).describe('on which something was drawn lately, or which are closed: the closed and the most used first'),
  more: z.number().int().describe('quotas of single customers that are left out'),
})
export type Quotas = z.infer<typeof Quotas>

export const quotaRoutes = {
  listQuotas: {
    method: 'GET',
    path: '/api/quotas',
    right: 'view',
    summary: 'How much of Microsoft’s quotas is drawn now, by all workers together',
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(20) }),
    status: 200,
    response: Quotas,
  },
} as const satisfies Record<string, Route>
