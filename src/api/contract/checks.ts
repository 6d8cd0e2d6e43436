import { z } from 'zod'
import { CheckRun } from './access.ts'
import { ChoicesPart } from './choices-input.ts'
import { CustomerRef, Moment, MomentOrNull } from './common.ts'
import type { Route } from './route.ts'

export const Check = z.object({
  check: z.string(),
  group: z.string(),
  /** The user, subscription or other thing that it is about; null: the customer. */
  subject: z.string().nullable(),
  result: z.enum(['passed', 'warning', 'failed', 'unknown']),
  what: z.string(),
  facts: z.record(z.string(), z.unknown()).describe('what the sentences are made of'),
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

/** What answers come to: of customers, users and subscriptions, and of the whole plan. */
export const PreflightCorrections = ChoicesPart.extend({
  termEndMarginDays: z.number().optional().describe('of the whole plan'),
  allowUnreviewed: z.boolean().optional().describe('of the whole plan'),
})
export type PreflightCorrections = z.infer<typeof PreflightCorrections>

export const PreflightAnswered = z.object({
  answers: z.number().describe('rows with an answer'),
  choices: PreflightCorrections.describe('what they change of the plan’s choices'),
  /** The new plan; null: a dry run. Blocked are decisions, not customers. */
  made: z
    .object({
      plan: z.string(),
      blocked: z.number(),
      blockedBefore: z.number(),
      parts: z.number(),
      unchanged: z.number().describe('parts with the hash that they had'),
      stillApproved: z.number().describe('unchanged parts whose approval holds'),
    })
    .nullable(),
})
export type PreflightAnswered = z.infer<typeof PreflightAnswered>

const PlanId = z.object({ id: z.string().max(40) })
const Customer = z.string().max(320).describe('id or domain')

export const checkRoutes = {
  runPreflight: {
    method: 'POST',
    path: '/api/plans/:id/preflight',
    right: 'plan',
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
    right: 'view',
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
  answerPreflight: {
    method: 'POST',
    path: '/api/plans/:id/preflight/answers',
    right: 'plan',
    summary: 'Make a new plan with a pre-flight’s table that came back with answers, the file itself as the body',
    consumes: 'application/octet-stream',
    params: PlanId,
    query: z.object({
      filename: z.string().min(1).max(300).describe('its ending says what it is: .csv, .xlsx, .yaml, .json'),
      'dry-run': z.enum(['', 'true', 'false']).default('false').describe('what the answers come to, and no plan'),
    }),
    status: 200,
    response: PreflightAnswered,
  },
  getPreflightMessage: {
    method: 'GET',
    path: '/api/plans/:id/preflight/message',
    right: 'view',
    summary: 'The text for one customer’s administrator, with everything that is for them to fix',
    params: PlanId,
    query: z.object({ customer: Customer }),
    status: 200,
    response: z.object({ customer: CustomerRef, findings: z.number(), text: z.string() }),
  },
} as const satisfies Record<string, Route>
