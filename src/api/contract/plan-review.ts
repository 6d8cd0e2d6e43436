import { z } from 'zod'
import { Gate } from './choices-input.ts'
import { CustomerRef, Moment, MomentOrNull, Reason } from './common.ts'
import type { Route } from './route.ts'
import { StepFacts } from './undo.ts'

const Texts = z.object({ en: z.string(), it: z.string().optional(), sv: z.string().optional() })
const DoneBy = z.enum(['automatic', 'by-a-person'])
const Facts = z.record(z.string(), z.unknown()).describe('what the sentence is made of; of many users who are named, the first')
const Said = z.object({ code: z.string(), text: z.string(), facts: Facts })

/** What could be done about a step once it has been carried out. */
const TakeBack = z.object({
  what: z.enum(['cancel', 'suspend', 'give-back', 'put-back', 'reactivate', 'renew-again', 'renewal', 'stays-off', 'by-a-person', 'none']),
  subject: z.string().describe('a product; empty: the users'),
  isPossible: z.boolean(),
  days: z.number().nullable().describe('from when it was done'),
  until: MomentOrNull.describe('a day that is known already; the earlier of the two counts'),
})

const Renewal = z.object({
  autoRenew: z.boolean(),
  next: z.object({ quantity: z.number(), term: z.string(), billingCycle: z.string() }).nullable().describe('for the next term'),
})

/** Counted from the snapshot, from one day to the next something else, and no part of what is approved. */
const Advice = z.object({
  seats: z
    .object({
      seatsBefore: z.number(),
      bought: z.number().describe('seats of base products that are bought or added'),
      holders: z.number(),
      disabled: z.number().describe('holders whose account is disabled'),
      inactive: z.number().nullable().describe('holders who have not signed in for 90 days; null where the directory does not say'),
      doubleHolders: z.number().describe('holders who have the new product already'),
    })
    .nullable()
    .describe('what speaks for fewer seats; null where every seat is in use'),
  free: z
    .array(z.object({ product: z.string(), seats: z.number() }))
    .describe('of what is bought: seats that are there already and that nobody uses'),
  storage: z.array(
    z.object({
      store: z.enum(['mailbox', 'oneDrive']),
      limitGb: z.number(),
      users: z.array(z.string()).describe('who has more in it; the first of many'),
      more: z.number().describe('how many are not named'),
    }),
  ),
})

const Replacing = z.object({
  kind: z.literal('replace'),
  id: z.string(),
  method: z.string(),
  retirement: z.object({ id: z.string(), title: Texts, reviewed: z.boolean() }),
  options: z.array(z.object({ id: z.string(), title: Texts, users: z.number() })),
  from: z.array(
    z.object({
      id: z.string(),
      offerName: z.string(),
      family: z.string(),
      quantity: z.number(),
      termEndsAt: MomentOrNull,
      addOns: z.array(z.object({ id: z.string(), offerName: z.string(), quantity: z.number(), becomes: z.string() })),
    }),
  ),
  lines: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      quantity: z.number(),
      seatsFrom: z.enum(['new', 'more', 'owned']),
      seatsBefore: z.number().nullable().describe('of the subscription to which seats are added'),
      term: z.string().nullable(),
      billingCycle: z.string(),
      atTermEnd: z.string(),
      unitPriceCeiling: z.object({ amount: z.string(), currency: z.string() }).nullable(),
      partnerOnRecord: z.string().nullable(),
      isAddOn: z.boolean().describe('bought once its base is ready'),
    }),
  ),
  users: z.number(),
  groups: z.array(z.object({ name: z.string(), members: z.number(), isDynamic: z.boolean() })),
  warnings: z.array(Said),
  advice: Advice.nullable().describe('of a customer who is asked for alone; null in a list, and of a way back'),
  gates: z.object({ buy: Gate, move: Gate, suspend: Gate }),
  hold: z.object({ workingDays: z.number().optional(), hours: z.number().optional() }),
  purchase: DoneBy,
  suspension: DoneBy,
  onFailure: z.enum(['wait-for-a-person', 'undo']),
  ends: z.array(z.object({ subscription: z.string(), offerName: z.string(), by: z.enum(['suspend', 'cancel', 'end-at-term']) })),
  renewals: z.array(z.object({ subscription: z.string(), offerName: z.string(), before: Renewal, to: Renewal })),
  takeBack: z.array(TakeBack),
  undoes: z
    .array(
      z.object({
        what: z.string(),
        subject: z.string(),
        isPossible: z.boolean(),
        until: MomentOrNull,
        cost: z.string().nullable(),
        note: z.string(),
        facts: StepFacts,
      }),
    )
    .nullable()
    .describe('of a way back: what becomes of each step; null in every other plan'),
})

const Blocked = z.object({
  kind: z.literal('blocked'),
  offerName: z.string(),
  subscriptions: z.array(z.string()),
  retirement: z.object({ id: z.string(), title: Texts }),
  by: z.array(z.object({ code: z.string(), what: z.string(), fix: z.string(), whoFixes: z.string(), facts: Facts })),
})

const Skipped = z.object({
  kind: z.literal('skip'),
  subscription: z.string(),
  offerName: z.string(),
  because: z.string(),
  until: z.string().nullable().describe('the day until which it may stay'),
})

/** Each difference with what its sentence is made of. */
export const Changes = z.array(Reason).describe('the differences once more, each with what it is made of')

export const ReviewedPart = z.object({
  customer: CustomerRef,
  hash: z.string(),
  toReplace: z.number(),
  blocked: z.number(),
  skipped: z.number(),
  users: z.number(),
  approval: z.object({ by: z.string(), at: Moment, expiresAt: Moment }).nullable(),
  /** An earlier yes to something else for this customer, and in what this part is otherwise. */
  approvedBefore: z.object({ plan: z.string(), by: z.string(), at: Moment, differences: z.array(z.string()), changes: Changes }).nullable(),
  decisions: z.array(z.discriminatedUnion('kind', [Replacing, Blocked, Skipped])),
})
export type ReviewedPart = z.infer<typeof ReviewedPart>

export const PART_STATES = ['all', 'to-replace', 'blocked', 'approved', 'not-approved'] as const

export const PlannedCall = z.object({
  decision: z.string(),
  step: z.string(),
  about: z.string(),
  users: z.number().nullable().describe('of a batch; null where it is about one thing'),
  api: z.enum(['partner-center', 'graph']),
  method: z.string(),
  path: z.string().describe('behind the API’s address and version; what is known only when it is sent stands in braces'),
  body: z.unknown(),
  atRunTime: z.array(z.object({ name: z.string(), text: z.string() })),
})
export type PlannedCall = z.infer<typeof PlannedCall>

const PlanId = z.object({ id: z.string().max(40) })

export const planReviewRoutes = {
  reviewPlan: {
    method: 'GET',
    path: '/api/plans/:id/review',
    right: 'view',
    summary: 'What a plan does to each customer, before and after, a page at a time',
    params: PlanId,
    query: z.object({
      customer: z.string().max(320).optional().describe('only this one, by id or domain'),
      state: z.enum(PART_STATES).default('all'),
      search: z.string().max(100).default('').describe('a part of the customer’s name, domain or id'),
      after: z.string().max(40).default('').describe('the id of a customer'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    response: z.object({
      items: z.array(ReviewedPart),
      next: z.string().nullable(),
      /** Parts that fit, on all pages. */
      found: z.number(),
    }),
  },
  listAttestations: {
    method: 'GET',
    path: '/api/plans/:id/attestations',
    right: 'view',
    summary: 'Customers for whom something is bought with a partner on record, to which whoever approves attests',
    params: PlanId,
    status: 200,
    response: z.object({ customers: z.array(CustomerRef) }),
  },
  listPlannedCalls: {
    method: 'GET',
    path: '/api/plans/:id/parts/:customer/calls',
    right: 'view',
    summary: 'What carrying out one customer’s part would send to Microsoft, a page at a time; nothing is sent',
    params: PlanId.extend({ customer: z.string().max(320).describe('id or domain') }),
    query: z.object({
      after: z.coerce.number().int().min(0).default(0).describe('so many calls are left out'),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    status: 200,
    response: z.object({ items: z.array(PlannedCall), total: z.number() }),
  },
} as const satisfies Record<string, Route>
