import { z } from 'zod'
import { CustomerRef, License, Moment, MomentOrNull, Reason, ReasonOrNull, ServiceName } from './common.ts'
import type { Route } from './route.ts'

/** Who could not be read, and why; the reason says it in words of ours. */
export const UnreadCustomer = z.object({ customer: CustomerRef, why: z.string(), reason: Reason })
export type UnreadCustomer = z.infer<typeof UnreadCustomer>

export const Snapshot = z.object({
  id: z.string(),
  takenAt: Moment,
  state: z.enum(['taking', 'complete', 'failed']),
  error: z.string().nullable(),
  reason: ReasonOrNull,
  coverage: z.object({
    customersTotal: z.number(),
    customersRead: z.number(),
    failed: z.array(UnreadCustomer),
  }),
  affected: z.number(),
  also: z.object({ product: z.string(), targets: z.array(z.string()) }).nullable(),
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
      retirementReviewed: z.boolean().nullable().describe('null: not retired'),
      recognizedBy: z.enum(['offer-id', 'name']).nullable(),
    }),
  ),
})
export type AffectedCustomer = z.infer<typeof AffectedCustomer>

const NamedLicense = License.extend({
  name: z.string(),
  off: z.array(ServiceName).describe('services that are switched off in it'),
  byGroup: z.boolean(),
})

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
      changedAt: Moment.describe('when it came to its state'),
      movedAt: MomentOrNull.describe('when they were changed, whatever became of it since; null: they were not'),
      added: z.array(NamedLicense),
      removed: z.array(z.object({ skuId: z.string(), name: z.string() })),
      before: z.array(NamedLicense).nullable(),
      after: z.array(NamedLicense).nullable(),
      reason: Reason.nullable(),
      through: z.array(z.string()).describe('groups through which it went and came; empty: directly'),
      services: z
        .object({
          before: z.array(ServiceName),
          expected: z.array(ServiceName).describe('what takes their place, by the plan'),
          pairs: z
            .array(z.object({ before: ServiceName, after: z.array(ServiceName).describe('empty: it is lost') }))
            .nullable()
            .describe('each that was on with what takes its place, those that are lost first; null: a way back'),
          missing: z.array(ServiceName).nullable().describe('expected, and not on now; null: not read now'),
        })
        .nullable()
        .describe('null: nothing was changed yet'),
      requests: z
        .array(
          z.object({ what: z.string(), sentAt: Moment, outcome: z.string().nullable(), requestId: z.string(), correlationId: z.string() }),
        )
        .describe('what was sent for this user alone, newest first; a group’s is under the group'),
      acts: z.array(z.object({ what: z.enum(['re-apply', 'put-back']), command: z.string() })).describe('what can be done for them now'),
    }),
  ),
  /** Null: not asked for, or nobody knows whose user it is. */
  live: z
    .object({
      readAt: Moment,
      licenses: z.array(NamedLicense),
      services: z.array(ServiceName).describe('that are on'),
      error: z.string().nullable().describe('why it could not be read; then nothing else is known'),
      reason: ReasonOrNull,
    })
    .nullable(),
  /** For whoever helps the user: plain text, with the ids that Microsoft’s support asks for. */
  ticket: z.string(),
})
export type Person = z.infer<typeof Person>

export const HeldProduct = z.object({
  name: z.string(),
  offerId: z.string().describe('legacy offer id, or product:sku of new commerce'),
  family: z.string(),
  skuId: z.string().nullable().describe('directory SKU, where a scan has read it'),
  customers: z.number(),
  subscriptions: z.number(),
  seats: z.number(),
  retirement: z.string().nullable().describe('the retirement that names it already'),
  retirementReviewed: z.boolean().nullable(),
})
export type HeldProduct = z.infer<typeof HeldProduct>

export const ReapplyAsked = z.object({
  run: z.string(),
  user: z.string(),
  asked: z.string().describe('the event of the run that says so; one of kind user:reapplied follows it'),
})
export type ReapplyAsked = z.infer<typeof ReapplyAsked>

const SnapshotId = z.object({ id: z.string().max(40).describe('s-1, or latest') })

export const snapshotRoutes = {
  takeSnapshot: {
    method: 'POST',
    path: '/api/snapshots',
    right: 'plan',
    summary: 'Read the whole book: starts, and answers at once',
    body: z
      .strictObject({
        product: z.string().min(1).max(300).optional().describe('one more product to look at, by its whole name or its id, retired or not'),
        to: z.array(z.string().max(300)).max(20).optional().describe('products that may take its place, by name, part number or SKU id'),
      })
      .nullish(),
    status: 202,
    response: Snapshot,
  },
  getSnapshot: {
    method: 'GET',
    path: '/api/snapshots/:id',
    right: 'view',
    summary: 'A snapshot and its coverage',
    params: SnapshotId,
    status: 200,
    response: Snapshot,
  },
  listAffected: {
    method: 'GET',
    path: '/api/snapshots/:id/affected',
    right: 'view',
    summary: 'Customers with a retired product, a page at a time',
    params: SnapshotId,
    query: z.object({ after: z.string().default(''), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    status: 200,
    response: z.object({ items: z.array(AffectedCustomer), next: z.string().nullable() }),
  },
  listHeldProducts: {
    method: 'GET',
    path: '/api/snapshots/:id/products',
    right: 'view',
    summary: 'Products that customers really have, by name, with customers and seats',
    params: SnapshotId,
    query: z.object({ name: z.string().max(300).default('').describe('a part of the name or an id') }),
    status: 200,
    response: z.object({ items: z.array(HeldProduct) }),
  },
  reapplyUser: {
    method: 'POST',
    path: '/api/users/:userPrincipalName/reapply',
    right: 'run',
    summary: 'Give one user again what a run gave them and they do not hold any more; a worker does it',
    params: z.object({ userPrincipalName: z.string().max(320) }),
    status: 202,
    response: ReapplyAsked,
  },
  getPerson: {
    method: 'GET',
    path: '/api/users/:userPrincipalName',
    right: 'view',
    summary: 'What one user holds and what was done for them',
    params: z.object({ userPrincipalName: z.string().max(320) }),
    query: z.object({ live: z.enum(['true', 'false']).default('false').describe('true: read them at Microsoft now, too') }),
    status: 200,
    response: Person,
  },
} as const satisfies Record<string, Route>
