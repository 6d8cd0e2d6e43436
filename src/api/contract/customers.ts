import { z } from 'zod'
import { Book, BookSubscription, CustomerName, Direction, SearchText, Slice, Tag } from './book.ts'
import { CustomerRef, License, Moment, MomentOrNull, Reason } from './common.ts'
import type { Route } from './route.ts'

export const CustomerState = z
  .enum(['needs-person', 'not-read', 'no-plan', 'planned', 'approved', 'running', 'undone', 'done', 'not-affected'])
  .describe(
    [
      'needs-person: a run asks for somebody, or the newest plan can carry out nothing of what is to be replaced.',
      'running: a run works on it, or waits for its turn or a time.',
      'not-read: the scan could not read it, and no run has it in hand; why is in notRead.',
      'planned: the newest plan has a part for it that nobody has said yes to, or whose yes has expired, or that leaves it as it is.',
      'approved: somebody has said yes, and no run has taken it up.',
      'done: by the newest run every old subscription has ended; Microsoft may still have to delete it.',
      'undone: the newest run has taken everything back.',
      'no-plan: something is to be replaced, and it is in no plan, or only in one that was begun and stopped.',
      'not-affected: nothing is to be replaced.',
      'Where two fit, the one named first counts.',
    ].join(' '),
  )
export type CustomerState = z.infer<typeof CustomerState>

export const ListedCustomer = z.object({
  customer: CustomerRef,
  market: z.string().nullable().describe('null: not read, as of everybody with nothing retired'),
  segment: z.string().nullable().describe('commercial, government, education, nonprofit; null: not read'),
  tags: z.array(z.string()),
  affected: z.boolean().describe('with a retired product, or the one that the scan was told to look for'),
  subscriptions: z.number().nullable().describe('null, as the figures below: not read'),
  retired: z.number().nullable().describe('subscriptions of a retired product that have not ended'),
  toReplace: z.number().nullable().describe('active subscriptions that are to be replaced'),
  retiredSeats: z.number().nullable().describe('of the retired ones, in use by the directory; where that was not read, bought'),
  retiredEndsAt: MomentOrNull.describe('the first end of a term of a retired one'),
  state: CustomerState,
  plan: z.string().nullable().describe('the plan that the state comes from'),
  run: z.string().nullable().describe('the run that the state comes from'),
  reason: Reason.nullable().describe('why somebody is needed, or what it waits for'),
  notRead: z.string().nullable().describe('why the scan could not read it'),
})
export type ListedCustomer = z.infer<typeof ListedCustomer>

export const CustomerSort = z.enum(['name', 'seats', 'termEndsAt', 'state'])

/** What a list of customers is cut down to. */
export const CustomerFilter = z.object({
  q: SearchText.optional().describe('part of the name or the domain; the id, or at least eight characters that it begins with'),
  tag: Tag.optional(),
  affected: z.enum(['true', 'false']).optional(),
  state: CustomerState.optional(),
})
export type CustomerFilter = z.infer<typeof CustomerFilter>

export const CustomerQuery = CustomerFilter.extend({
  sort: CustomerSort.default('name').describe('seats: those in use; termEndsAt: of what is retired; state: the most pressing first'),
  dir: Direction.default('asc').describe('what is not known comes last both ways'),
})
export type CustomerQuery = z.infer<typeof CustomerQuery>

const Units = z.object({
  skuId: z.string(),
  name: z.string(),
  partNumber: z.string(),
  enabled: z.number(),
  warning: z.number(),
  suspended: z.number(),
  lockedOut: z.number(),
  consumed: z.number(),
  capability: z.string(),
})

/** A subscription on its customer's own page. */
const OwnSubscription = BookSubscription.omit({ customer: true, tags: true }).extend({
  units: Units.nullable().describe('of its SKU in the directory; null: not read'),
  createdAt: MomentOrNull,
  orderId: z.string().nullable(),
  partnerOnRecord: z.string().nullable(),
  ended: z
    .object({
      run: z.string(),
      at: MomentOrNull.describe('when the run suspended or canceled it, or told it to end at its term'),
      deletedFrom: MomentOrNull.describe('the first of the days on which Microsoft may delete it: until then it can be taken back'),
    })
    .nullable()
    .describe('what a run has done to it; null: none has ended it'),
})

const LicensedGroup = z.object({
  id: z.string(),
  name: z.string(),
  rule: z.string().nullable().describe('by which members come and go; null: people add them'),
  members: z.number().describe('users who are members themselves'),
  memberGroups: z.array(z.string()).describe('groups that are members: who is in them gets nothing'),
  processing: z.string().describe('the provider’s own word'),
  licenses: z.array(License.extend({ name: z.string(), disabledPlanNames: z.array(z.string()) })),
})

const PartOfCustomer = z.object({
  plan: z.string(),
  purpose: z.enum(['book', 'renewal', 'change', 'undo']),
  hash: z.string(),
  createdAt: Moment,
  createdBy: z.string(),
  toReplace: z.number(),
  blocked: z.number(),
  skipped: z.number(),
  users: z.number(),
  approval: z
    .object({ by: z.string(), at: Moment, expiresAt: Moment, expired: z.boolean() })
    .nullable()
    .describe('the last one, or the one with which a run was started that carries it out'),
})

const RunOfCustomer = z.object({
  run: z.string(),
  state: z.string(),
  plan: z.string(),
  createdAt: Moment,
  migrations: z.array(
    z.object({
      decision: z.string(),
      retirement: z.string(),
      method: z.string(),
      state: z.string(),
      step: z.string(),
      reason: Reason.nullable(),
      dueAt: MomentOrNull,
      changedAt: Moment,
    }),
  ),
})

export const CustomerDetail = ListedCustomer.extend({
  book: Book,
  takenAt: MomentOrNull.describe('when the customer was read'),
  asOf: Moment.describe('now, by the product’s clock'),
  items: z.array(OwnSubscription).describe('its subscriptions, those to replace first'),
  qualifications: z.array(z.object({ name: z.string(), status: z.string() })),
  adminRelationship: z
    .object({ name: z.string(), endsAt: Moment, extendsItself: z.boolean() })
    .nullable()
    .describe('null: none, or it was not looked at'),
  groups: z.array(LicensedGroup).describe('that carry licenses which the scan looked at'),
  holders: z.number().describe('users who hold a license that the scan looked at'),
  parts: z.array(PartOfCustomer).describe('the newest first, at most twenty'),
  changedSince: z
    .object({ run: z.string(), at: Moment })
    .nullable()
    .describe('the newest that a run has changed after it was read: what stands here was so before; null: nothing'),
  runs: z.array(RunOfCustomer).describe('the newest first, at most twenty'),
})
export type CustomerDetail = z.infer<typeof CustomerDetail>

const Customer = z.object({ customer: CustomerName })
const Tags = z.object({ customer: CustomerRef, tags: z.array(z.string()) })

export const customerRoutes = {
  listCustomers: {
    method: 'GET',
    path: '/api/customers',
    right: 'view',
    summary: 'Customers of the latest scan, how far each has come, filtered and sorted',
    query: CustomerQuery.extend(Slice),
    status: 200,
    response: z.object({ book: Book, total: z.number().describe('how many match'), items: z.array(ListedCustomer) }),
  },
  getCustomer: {
    method: 'GET',
    path: '/api/customers/:customer',
    right: 'view',
    summary: 'One customer: subscriptions, units, groups, plans, runs and the days that matter',
    params: Customer,
    status: 200,
    response: CustomerDetail,
  },
  putCustomerTags: {
    method: 'PUT',
    path: '/api/customers/:customer/tags',
    right: 'plan',
    summary: 'The partner’s own words for a customer: these, and no others',
    params: Customer,
    body: z.strictObject({ tags: z.array(Tag).max(50) }),
    status: 200,
    response: Tags,
  },
  tagCustomers: {
    method: 'POST',
    path: '/api/customer-tags',
    right: 'plan',
    summary: 'Give a word to many customers, or take it off them',
    body: z.strictObject({
      tag: Tag,
      act: z.enum(['add', 'remove']),
      customers: z.array(CustomerName).max(2000).optional().describe('these'),
      query: CustomerFilter.strict().optional().describe('or all that match, as in GET /api/customers; empty: everybody'),
    }),
    status: 200,
    response: z.object({
      tag: z.string(),
      customers: z.number().describe('meant'),
      changed: z.number().describe('of them, who had it not, or had it'),
    }),
  },
  listTags: {
    method: 'GET',
    path: '/api/customer-tags',
    right: 'view',
    summary: 'Every word that customers have, and how many have it',
    status: 200,
    response: z.object({ items: z.array(z.object({ tag: z.string(), customers: z.number() })) }),
  },
} as const satisfies Record<string, Route>
