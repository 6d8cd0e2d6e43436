import { z } from 'zod'
import { ChoicesInput } from './choices-input.ts'
import { Moment } from './common.ts'
import type { Route } from './route.ts'

export const Plan = z.object({
  id: z.string(),
  hash: z.string(),
  snapshot: z.string(),
  asOf: Moment,
  createdAt: Moment,
  createdBy: z.string(),
  catalogVersion: z.string(),
  choices: z.unknown(),
  undoes: z.string().nullable().describe('the run that it takes back; null in every other plan'),
  replans: z.string().nullable().describe('the run of which it plans anew what changed for one customer; null in every other plan'),
  totals: z.object({ customers: z.number(), toReplace: z.number(), blocked: z.number(), skipped: z.number(), users: z.number() }),
})
export type Plan = z.infer<typeof Plan>

/** Of how many customers with something to replace somebody has said yes, and it holds. */
const ListedPlan = Plan.extend({ approvals: z.object({ approved: z.number(), of: z.number() }) })
export type ListedPlan = z.infer<typeof ListedPlan>

const ApprovalView = z.object({
  by: z.string(),
  at: Moment,
  expiresAt: Moment,
  attestsPartnerOnRecord: z.boolean().nullable().describe('the answer about the partner on record; null where none was given'),
})

export const Part = z.object({
  customer: z.string(),
  name: z.string(),
  hash: z.string(),
  toReplace: z.number(),
  blocked: z.number(),
  skipped: z.number(),
  users: z.number(),
  approval: ApprovalView.nullable(),
  run: z.string().nullable().describe('the run that carries it out, or has'),
})
export type Part = z.infer<typeof Part>

const ListedPart = Part.extend({
  seats: z
    .array(
      z.object({
        title: z.string().describe('the product'),
        quantity: z.number(),
        seatsFrom: z.enum(['new', 'more', 'owned']).describe('owned: seats that are there and free; nothing is bought'),
        term: z.string().nullable(),
        billingCycle: z.string(),
      }),
    )
    .describe('what the part buys, and which free seats it takes'),
})

const Approved = z.object({
  approved: z.array(Part).describe('parts to which somebody has said yes, now or before'),
  notApproved: z.array(Part),
  approvedNow: z.array(z.string()).describe('ids of the customers to whose parts this said yes'),
  refused: z.array(z.string()).describe('ids of the customers that were named and whose parts replace nothing'),
})
export type Approved = z.infer<typeof Approved>

/** Where lines of a text are broken. */
const Columns = z.object({ columns: z.coerce.number().int().min(20).max(400).optional() })
const PlanId = z.object({ id: z.string().max(40) })
const Customers = z.array(z.string()).min(1).describe('customers by id or domain')

export const planRoutes = {
  createPlan: {
    method: 'POST',
    path: '/api/plans',
    right: 'plan',
    summary: 'Plan every affected customer of a snapshot; changes nothing at Microsoft',
    body: z.strictObject({ snapshot: z.string().default('latest'), choices: ChoicesInput }),
    status: 201,
    response: Plan,
  },
  listPlans: {
    method: 'GET',
    path: '/api/plans',
    right: 'view',
    summary: 'Plans, newest first',
    status: 200,
    response: z.object({ items: z.array(ListedPlan) }),
  },
  getPlan: { method: 'GET', path: '/api/plans/:id', right: 'view', summary: 'A plan', params: PlanId, status: 200, response: Plan },
  listParts: {
    method: 'GET',
    path: '/api/plans/:id/parts',
    right: 'view',
    summary: 'A plan’s parts, one per customer, with their approvals',
    params: PlanId,
    status: 200,
    response: z.object({ items: z.array(ListedPart) }),
  },
  getPart: {
    method: 'GET',
    path: '/api/plans/:id/parts/:customer',
    right: 'view',
    summary: 'One customer’s part, whole: what was hashed, and as text',
    params: PlanId.extend({ customer: z.string().max(320).describe('id or domain') }),
    query: Columns,
    status: 200,
    response: z.object({ hash: z.string(), text: z.string(), plan: z.unknown() }),
  },
  getByHand: {
    method: 'GET',
    path: '/api/plans/:id/parts/:customer/by-hand',
    right: 'view',
    summary: 'What is left of one customer’s part as tasks for a person, in their order',
    params: PlanId.extend({ customer: z.string().max(320).describe('id or domain') }),
    status: 200,
    response: z.object({ text: z.string() }),
  },
  getPlanText: {
    method: 'GET',
    path: '/api/plans/:id/text',
    right: 'view',
    summary: 'The plan as an operator reads it',
    params: PlanId,
    query: Columns,
    status: 200,
    response: z.object({ text: z.string() }),
  },
  approvePlan: {
    method: 'POST',
    path: '/api/plans/:id/approvals',
    right: 'approve',
    summary: 'Approve all parts, or some; recorded with who and until when',
    params: PlanId,
    body: z.strictObject({
      customers: Customers.optional(),
      all: z.literal(true).optional().describe('every part with something to replace; either this or customers has to be said'),
      except: Customers.optional(),
      expiresInDays: z.number().int().min(1).max(90).default(7),
      attestsPartnerOnRecord: z.boolean().optional(),
    }),
    status: 201,
    response: Approved,
  },
} as const satisfies Record<string, Route>
