import { z } from 'zod'
import { CustomerRef, Moment, MomentOrNull, Reason, ReasonOrNull } from './common.ts'
import type { Route } from './route.ts'

/** A count, or why it was not read: never a zero in its place. */
export const NotRead = z.object({ notRead: z.string(), reason: Reason.describe('the same, with what it is made of') })
export type NotRead = z.infer<typeof NotRead>
const Figure = z.union([z.number(), NotRead])
const Severity = z.enum(['expected', 'check', 'act']).describe('what it asks of somebody: nothing, a look, or a deed')

export const Cause = z.object({
  code: z.string(),
  gap: z.enum(['bought-units', 'units-assigned', 'assigned-holders']).nullable().describe('null: explains no difference'),
  seats: z.number().describe('of the difference, with its sign'),
  severity: Severity,
  what: z.string(),
  fix: z.string(),
  facts: z.record(z.string(), z.unknown()).describe('what proves it'),
})
export type Cause = z.infer<typeof Cause>

export const ReconciledSku = z.object({
  skuId: z.string(),
  product: z.string(),
  bought: Figure,
  units: z.union([z.object({ enabled: z.number(), warning: z.number(), suspended: z.number(), lockedOut: z.number() }), NotRead]),
  assigned: Figure.describe('consumedUnits'),
  holders: Figure.describe('users listed as holding it'),
  gaps: z.object({
    'bought-units': z.number().optional().describe('seats bought less units enabled or in grace'),
    'units-assigned': z.number().optional().describe('units enabled or in grace less units consumed'),
    'assigned-holders': z.number().optional().describe('units consumed less users listed'),
  }),
  causes: z.array(Cause),
  severity: Severity.nullable().describe('of the worst cause; null: what was read agrees'),
})
export type ReconciledSku = z.infer<typeof ReconciledSku>

/** What was read of one customer at one moment. */
export const CustomerReading = z.object({
  customer: CustomerRef,
  readAt: MomentOrNull,
  error: z.string().nullable().describe('why nothing was read'),
  reason: ReasonOrNull,
  notRead: z.array(z.string()),
  after: z.object({ run: z.string(), decision: z.string(), step: z.string() }).nullable().describe('null: somebody asked for it'),
  skus: z.array(ReconciledSku).describe('worst first'),
})
export type CustomerReading = z.infer<typeof CustomerReading>

export const Reconciliation = z.object({
  id: z.string(),
  chosenBy: z.string().describe('whom it is about, in words'),
  requestedAt: Moment,
  requestedBy: z.string(),
  completedAt: MomentOrNull,
  done: z.boolean(),
  error: z.string().nullable(),
  customers: z.number(),
  read: z.number(),
  failed: z.number().describe('customers of whom nothing could be read'),
  /** SKUs by what they ask for. */
  skus: z.object({ agree: z.number(), expected: z.number(), check: z.number(), act: z.number() }),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const CustomerSku = z.object({ customer: CustomerRef, readAt: MomentOrNull, sku: ReconciledSku })
export type CustomerSku = z.infer<typeof CustomerSku>

export const Unread = z.object({ customer: CustomerRef, why: z.array(z.string()) })
export type Unread = z.infer<typeof Unread>

const Id = z.object({ id: z.string().max(40).describe('rec-1, or latest') })
const Customer = z.string().max(320).describe('name, id or domain')

export const reconciliationRoutes = {
  takeReconciliation: {
    method: 'POST',
    path: '/api/reconciliations',
    right: 'plan',
    summary: 'Read seats bought, units and licenses assigned afresh, and compare them; changes nothing at Microsoft',
    body: z
      .strictObject({
        run: z.string().max(40).optional().describe('its customers: r-1, or latest'),
        customers: z.array(Customer).min(1).max(1000).optional().describe('of the latest snapshot'),
        all: z.boolean().default(false).describe('every customer of the latest snapshot'),
      })
      .default({ all: false })
      .describe('none of these: the customers of the latest run, else the affected ones of the latest snapshot'),
    status: 202,
    response: Reconciliation,
  },
  getReconciliation: {
    method: 'GET',
    path: '/api/reconciliations/:id',
    right: 'view',
    summary: 'How far a reconciliation has come, and how many SKUs agree',
    params: Id,
    status: 200,
    response: Reconciliation,
  },
  listReconciledSkus: {
    method: 'GET',
    path: '/api/reconciliations/:id/skus',
    right: 'view',
    summary: 'SKUs whose figures differ, worst first, with their causes, a page at a time',
    params: Id,
    query: z.object({
      customer: Customer.optional(),
      all: z.enum(['', 'true', 'false']).default('false').describe('those too that agree'),
      after: z.coerce.number().int().min(0).default(0).describe('how many to pass over'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200,
    response: z.object({
      items: z.array(CustomerSku),
      next: z.number().nullable(),
      /** Customers of whom something, or everything, could not be read; on every page. */
      unread: z.array(Unread),
    }),
  },
} as const satisfies Record<string, Route>
