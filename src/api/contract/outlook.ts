import { z } from 'zod'
import { Moment, MomentOrNull, Reason, ReasonOrNull } from './common.ts'
import { QuotaUse } from './quotas.ts'
import type { Route } from './route.ts'

/** Moments are estimates by the pace of the last ten minutes; null is not known, and `unknown` says why. */
const Finish = z.object({
  lastMoveAt: MomentOrNull.describe('about when the last user moves'),
  notBefore: MomentOrNull.describe('no sooner than the documented quotas let everybody be moved'),
  heldBy: Reason.extend({ code: z.enum(['quota', 'purchases', 'pace']) })
    .nullable()
    .describe('what holds the last move'),
  unknown: z.string().nullable().describe('why lastMoveAt cannot be said; null with lastMoveAt null: nobody is left to move'),
  reason: ReasonOrNull,
  holdEndsAt: MomentOrNull,
  suspendedAt: MomentOrNull.describe('when the last old subscription can be suspended, canceled or set to end'),
  deletedEarliestAt: MomentOrNull.describe('90 days after a suspension; a term that ends sooner comes first'),
  deletedLatestAt: MomentOrNull.describe('120 days after a suspension'),
})

export const Outlook = z.object({
  run: z.string(),
  now: Moment,
  workers: z
    .array(
      z.object({
        id: z.string(),
        version: z.string(),
        heartbeatAgeMs: z.number().describe('real milliseconds'),
        phases: z.array(z.string()).describe('what it has in hand'),
      }),
    )
    .describe('workers that are alive'),
  quotas: z.array(QuotaUse).describe('the quotas that this run draws on, the closed and the most used first'),
  pace: z.object({
    moved: z.number().describe('users moved in the last `minutes`'),
    minutes: z.number().describe('of the product’s clock; fewer than ten where the first user moved less than ten minutes ago'),
    perMinute: z.number(),
  }),
  users: z.object({ left: z.number(), waitForSeats: z.number() }).describe('users still to be moved without anybody’s help'),
  finish: Finish,
  notIncluded: z
    .object({ migrations: z.number(), users: z.number(), customers: z.array(z.string()) })
    .nullable()
    .describe('who waits for a person, and is not in the estimate; the first customers by name'),
})
export type Outlook = z.infer<typeof Outlook>

export const outlookRoutes = {
  getOutlook: {
    method: 'GET',
    path: '/api/runs/:id/outlook',
    right: 'view',
    summary: 'A run’s budget, pace and finish, and who works on it',
    params: z.object({ id: z.string().max(40).describe('r-1, or latest') }),
    status: 200,
    response: Outlook,
  },
} as const satisfies Record<string, Route>
