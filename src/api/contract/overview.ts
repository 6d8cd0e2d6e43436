import { z } from 'zod'
import { Moment, MomentOrNull } from './common.ts'
import type { Route } from './route.ts'
import { UnreadCustomer } from './snapshots.ts'

/** A day after which something ends. */
const Day = z.object({ kind: z.enum(['effective', 'term-end', 'cancellation-window']), at: Moment })

const RetirementNow = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), it: z.string().optional(), sv: z.string().optional() }),
  customers: z.number().describe('who have it, moved or not, while Microsoft has not deleted it'),
  subscriptions: z.number(),
  seats: z.number().describe('their quantity'),
  inUse: z.object({
    scanned: z.number().describe('users who held it at the scan'),
    now: z.number().describe('less those read back as moved since, and with those read back as put back'),
  }),
  notCounted: z.number().describe('subscriptions of which nobody can tell who holds them: not among those in use'),
  deadline: Day.nullable().describe('the next one of who is not moved yet: the retirement’s own day, or of a subscription'),
})

const BurnPoint = z.object({
  at: Moment,
  seats: z.number().describe('of retired products that are in use'),
  scan: z.string().nullable().describe('the scan that counted them; null: what runs changed since'),
  notRead: z.number().describe('customers whom the scan that this builds on could not read: theirs are not among the seats'),
})

export const Overview = z.object({
  at: Moment,
  trust: z.enum(['read-only', 'full']),
  practice: z.boolean().describe('the provider is the emulator: nothing real is bought or moved'),
  writesStopped: z.object({ at: Moment, by: z.string() }).nullable(),
  scan: z
    .object({
      id: z.string(),
      takenAt: Moment,
      ageMs: z.number(),
      coverage: z.object({
        total: z.number(),
        read: z.number(),
        failed: z.number(),
        firstFailed: z.array(UnreadCustomer).describe('at most ten'),
      }),
    })
    .nullable()
    .describe('the latest complete one of the whole book; null: nobody has scanned yet'),
  retirements: z.array(RetirementNow).nullable().describe('most users first; null: not scanned, or by a version that did not count'),
  states: z
    .object({
      'no-plan': z.number(),
      planned: z.number(),
      approved: z.number(),
      running: z.number(),
      'needs-person': z.number(),
      done: z.number(),
      undone: z.number(),
    })
    .nullable()
    .describe('how many affected customers stand where; null: nobody has scanned yet'),
  burnDown: z
    .object({
      points: z.array(BurnPoint).describe('the oldest first, at most 200, the last of them now'),
      deadline: Day.nullable().describe('the earliest of the retirements’ next days'),
      lastTermEnd: MomentOrNull.describe('from then on nobody can be on any of them'),
    })
    .nullable(),
})
export type Overview = z.infer<typeof Overview>

export const overviewRoutes = {
  getOverview: {
    method: 'GET',
    path: '/api/overview',
    right: 'view',
    summary: 'Where everything stands: the scan, what is still in use of each retired product, customers by state, and the burn-down',
    status: 200,
    response: Overview,
  },
} as const satisfies Record<string, Route>
