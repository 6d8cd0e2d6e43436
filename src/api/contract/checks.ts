import { z } from 'zod'
import { CheckRun } from './access.ts'
import { CustomerRef, Moment, MomentOrNull } from './common.ts'
import type { Route } from './route.ts'

export const Check = z.object({
  check: z.string(),
  group: z.string(),
  /** The user, subscription or other thing that it is about; null: the customer. */
  subject: z.string().nullable(),
  result: z.enum(['passed', 'warning', 'failed', 'unknown']),
  what: z.string(),
  fix: z.string(),
  whoFixes: z.string(),
  message: z.string().nullable(),
  code: z.string().nullable(),
  checkedAt: Moment,
  /** Null: as long as the plan. */
  validUntil: MomentOrNull,
  /** Too long ago to count: as if nobody had looked. */
  expired: z.boolean(),
})
export type Check = z.infer<typeof Check>

export const CustomerChecks = z.object({ customer: CustomerRef, checks: z.array(Check) })
export type CustomerChecks = z.infer<typeof CustomerChecks>

const PlanId = z.object({ id: z.string().max(40) })
const Customer = z.string().max(320).describe('id or domain')

export const checkRoutes = {
  runPreflight: {
    method: 'POST',
    path: '/api/plans/:id/preflight',
    summary: 'Look at everything that a plan counts on, of all customers or one; changes nothing at Microsoft',
    params: PlanId,
    body: z.strictObject({
      customer: Customer.optional(),
      check: z.string().max(60).optional().describe('this check alone, such as agreement'),
    }),
    status: 202,
    response: CheckRun,
  },
  listChecks: {
    method: 'GET',
    path: '/api/plans/:id/preflight',
    summary: 'What a plan’s pre-flight found, customer by customer, a page at a time',
    params: PlanId,
    query: z.object({
      customer: Customer.optional(),
      after: z.string().default('').describe('the id of a customer'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200,
    response: z.object({
      items: z.array(CustomerChecks),
      next: z.string().nullable(),
      /** Customers of the plan whom nobody has looked at, on all pages. */
      notLookedAt: z.number(),
      /** Customers of the plan with a check that failed and still counts, on all pages. */
      withFailures: z.number(),
    }),
  },
  getPreflightMessage: {
    method: 'GET',
    path: '/api/plans/:id/preflight/message',
    summary: 'The text for one customer’s administrator, with everything that is for them to fix',
    params: PlanId,
    query: z.object({ customer: Customer }),
    status: 200,
    response: z.object({ customer: CustomerRef, findings: z.number(), text: z.string() }),
  },
} as const satisfies Record<string, Route>
