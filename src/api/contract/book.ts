import { z } from 'zod'
import { CustomerRef, Moment, MomentOrNull, PlainText } from './common.ts'
import type { Route } from './route.ts'

/** What a list is of, and how much of the book that is. */
export const Book = z.object({
  id: z.string().describe('the snapshot'),
  takenAt: Moment,
  customersTotal: z.number(),
  customersRead: z.number(),
  customersFailed: z.number().describe('could not be read: what they have is not in any list'),
  subscriptions: z.number(),
})

export const BookSubscription = z.object({
  id: z.string(),
  customer: CustomerRef,
  tags: z.array(z.string()).describe('of the customer'),
  offerName: z.string(),
  offerId: z.string().describe('legacy offer id, or product:sku:availability of new commerce'),
  family: z.enum(['legacy', 'nce', 'other']),
  status: z.string().describe('active, suspended, expired, disabled, deleted, pending; unknown: a word never met before'),
  statusText: z.string().describe('the provider’s own word'),
  quantity: z.number().describe('seats'),
  skuId: z.string().nullable().describe('directory SKU; null: the directory was not read, that of affected customers alone is'),
  assigned: z.number().nullable().describe('units of the SKU in use, over all subscriptions that feed it; null: not read'),
  enabled: z.number().nullable(),
  unassigned: z.number().nullable().describe('enabled less assigned'),
  inactive: z
    .number()
    .nullable()
    .describe('holders who are disabled or have not signed in for 90 days before the scan; null: holders or sign-ins are not known'),
  autoRenew: z.boolean(),
  endsAtTerm: z.boolean().describe('it is told to end with its term, whatever auto-renew says'),
  nextTerm: z
    .object({ quantity: z.number(), term: z.string(), billingCycle: z.string() })
    .nullable()
    .describe('what is scheduled for the next term; null: nothing'),
  termDuration: z.string().nullable(),
  billingCycle: z.string().nullable(),
  parent: z.string().nullable().describe('the subscription that it is an add-on of'),
  isTrial: z.boolean(),
  termEndsAt: MomentOrNull,
  cancelableUntil: MomentOrNull.describe('the end of the seven days of new commerce'),
  retirement: z.string().nullable().describe('by the catalog at the time of the scan'),
  toReplace: z.boolean().describe('active, and retired or the product that the scan was told to look for'),
  run: z.string().nullable().describe('the open run that has it in hand'),
})
export type BookSubscription = z.infer<typeof BookSubscription>

export const Direction = z.enum(['asc', 'desc'])
export const SubscriptionSort = z.enum([
  'customer',
  'product',
  'status',
  'quantity',
  'assigned',
  'unassigned',
  'inactive',
  'termEndsAt',
  'retirement',
])
export const CustomerName = PlainText.min(1).max(320).describe('id or domain')
export const SearchText = PlainText.max(300)
/** As a customer's tag is written: without space around it, in lower case. */
export const Tag = PlainText.trim()
  .toLowerCase()
  .min(1, 'expected a word: a tag has at least one letter')
  .max(40, 'expected at most forty letters')
const Days = z.coerce.number().int().min(0).max(3650)

/** What a list of subscriptions is cut down to and sorted by, without a page. */
export const SubscriptionQuery = z.object({
  snapshot: PlainText.max(40).default('latest').describe('s-1, or latest'),
  q: SearchText.optional().describe(
    'part of a customer’s name or domain, or of the offer’s name; an id, or at least eight characters that it begins with',
  ),
  retirement: PlainText.max(200).optional().describe('an id; any: whatever is retired; none: what is not'),
  status: z.enum(['active', 'suspended', 'expired', 'disabled', 'deleted', 'pending', 'unknown']).optional(),
  family: z.enum(['legacy', 'nce', 'other']).optional(),
  tag: Tag.optional().describe('of the customer'),
  customer: CustomerName.optional(),
  expiresWithin: Days.optional().describe('the term ends within so many days, counted from today (UTC), and it is not renewed'),
  renewsWithin: Days.optional().describe('the same, and it is renewed'),
  unassigned: z.enum(['true', 'false']).default('false').describe('true: only those with seats that nobody is assigned'),
  sort: SubscriptionSort.default('customer'),
  dir: Direction.default('asc').describe('what is not known comes last both ways'),
})
export type SubscriptionQuery = z.infer<typeof SubscriptionQuery>

/** Part of a list by place: a table that jumps asks for what it shows. */
export const Slice = {
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}

export const bookRoutes = {
  listSubscriptions: {
    method: 'GET',
    path: '/api/subscriptions',
    right: 'view',
    summary: 'Subscriptions of all customers as a scan saw them, filtered and sorted',
    query: SubscriptionQuery.extend(Slice),
    status: 200,
    response: z.object({
      book: Book,
      asOf: Moment.describe('now, by the product’s clock'),
      total: z.number().describe('how many match'),
      items: z.array(BookSubscription).describe('always in the same order: by what they are sorted by, then by customer, then by id'),
    }),
  },
} as const satisfies Record<string, Route>
