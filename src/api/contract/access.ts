import { z } from 'zod'
import { CustomerRef, Moment, MomentOrNull } from './common.ts'
import type { Route } from './route.ts'

/** A request to look, and how far it has come; the workers look. */
export const CheckRun = z.object({
  id: z.string(),
  kind: z.enum(['access', 'pre-flight']),
  plan: z.string().nullable(),
  onlyCheck: z.string().nullable(),
  requestedAt: Moment,
  requestedBy: z.string(),
  completedAt: MomentOrNull,
  done: z.boolean(),
  /** Why it ended early. */
  error: z.string().nullable(),
  customers: z.number(),
  checked: z.number(),
  /** Could not be looked at. */
  failed: z.number(),
})
export type CheckRun = z.infer<typeof CheckRun>

export const Right = z.object({
  right: z.string(),
  level: z.enum(['proven', 'assumed', 'refused', 'unknown']),
  what: z.string(),
  facts: z.record(z.string(), z.unknown()).describe('what `what` is made of'),
  fix: z.string(),
  whoFixes: z.string(),
  message: z.string().nullable(),
  /** Microsoft's own code, where it refused. */
  code: z.string().nullable(),
  checkedAt: Moment,
  validUntil: Moment,
  /** Too long ago to count. */
  expired: z.boolean(),
})
export type Right = z.infer<typeof Right>

export const CustomerAccess = z.object({ customer: CustomerRef, rights: z.array(Right) })
export type CustomerAccess = z.infer<typeof CustomerAccess>

export const accessRoutes = {
  checkAccess: {
    method: 'POST',
    path: '/api/access/checks',
    right: 'plan',
    summary: 'Look at our rights: of the connection, and of one customer or all; changes nothing at Microsoft',
    body: z.strictObject({
      customer: z.string().max(320).optional().describe('id or domain'),
      all: z.boolean().default(false).describe('every customer of the latest snapshot'),
    }),
    status: 202,
    response: CheckRun,
  },
  listAccess: {
    method: 'GET',
    path: '/api/access',
    right: 'view',
    summary: 'What is known of our rights: of the connection itself, and customer by customer',
    query: z.object({ customer: z.string().max(320).optional().describe('id or domain') }),
    status: 200,
    response: z.object({ connection: z.array(Right), customers: z.array(CustomerAccess) }),
  },
  getCheckRun: {
    method: 'GET',
    path: '/api/check-runs/:id',
    right: 'view',
    summary: 'How far a request to look has come',
    params: z.object({ id: z.string().max(40) }),
    status: 200,
    response: CheckRun,
  },
} as const satisfies Record<string, Route>
