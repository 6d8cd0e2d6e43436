import { z } from 'zod'
import { CustomerRef, License, Moment, MomentOrNull, Reason } from './common.ts'
import type { Route } from './route.ts'

export const Snapshot = z.object({
  id: z.string(),
  takenAt: Moment,
  state: z.enum(['taking', 'complete', 'failed']),
  error: z.string().nullable(),
  coverage: z.object({
    customersTotal: z.number(),
    customersRead: z.number(),
    failed: z.array(z.object({ customer: CustomerRef, why: z.string() })),
  }),
  affected: z.number(),
})
export type Snapshot = z.infer<typeof Snapshot>

export const AffectedCustomer = z.object({
  customer: CustomerRef,
  market: z.string().nullable(),
  holders: z.number(),
  subscriptions: z.array(
    z.object({
      id: z.string(),
      offerName: z.string(),
      family: z.string(),
      quantity: z.number(),
      status: z.string(),
      autoRenew: z.boolean(),
      termEndsAt: MomentOrNull,
      retirement: z.string().nullable(),
      recognizedBy: z.enum(['offer-id', 'name']).nullable(),
    }),
  ),
})
export type AffectedCustomer = z.infer<typeof AffectedCustomer>

const NamedLicense = License.extend({ name: z.string(), disabledPlanNames: z.array(z.string()), byGroup: z.boolean() })

export const Person = z.object({
  userPrincipalName: z.string(),
  /** As the latest snapshot saw them; null when they held no retired product then. */
  seen: z
    .object({
      snapshot: z.string(),
      takenAt: Moment,
      customer: CustomerRef,
      displayName: z.string(),
      usageLocation: z.string().nullable(),
      licenses: z.array(NamedLicense),
    })
    .nullable(),
  /** Empty: Crossgrade did not touch this user. */
  moves: z.array(
    z.object({
      run: z.string(),
      customer: z.string(),
      state: z.string(),
      isLatecomer: z.boolean(),
      changedAt: Moment,
      added: z.array(NamedLicense),
      removed: z.array(z.object({ skuId: z.string(), name: z.string() })),
      before: z.array(NamedLicense).nullable(),
      after: z.array(NamedLicense).nullable(),
      reason: Reason.nullable(),
    }),
  ),
})
export type Person = z.infer<typeof Person>

const SnapshotId = z.object({ id: z.string().max(40).describe('s-1, or latest') })

export const snapshotRoutes = {
  takeSnapshot: {
    method: 'POST',
    path: '/api/snapshots',
    summary: 'Read the whole book: starts, and answers at once',
    status: 202,
    response: Snapshot,
  },
  getSnapshot: {
    method: 'GET',
    path: '/api/snapshots/:id',
    summary: 'A snapshot and its coverage',
    params: SnapshotId,
    status: 200,
    response: Snapshot,
  },
  listAffected: {
    method: 'GET',
    path: '/api/snapshots/:id/affected',
    summary: 'Customers with a retired product, a page at a time',
    params: SnapshotId,
    query: z.object({ after: z.string().default(''), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    status: 200,
    response: z.object({ items: z.array(AffectedCustomer), next: z.string().nullable() }),
  },
  getPerson: {
    method: 'GET',
    path: '/api/users/:userPrincipalName',
    summary: 'What one user holds and what was done for them',
    params: z.object({ userPrincipalName: z.string().max(320) }),
    status: 200,
    response: Person,
  },
} as const satisfies Record<string, Route>
