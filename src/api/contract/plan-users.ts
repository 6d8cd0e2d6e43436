import { z } from 'zod'
import { CustomerRef, Reason, ServiceName } from './common.ts'
import type { Route } from './route.ts'

const HeldLicense = z.object({ skuId: z.string(), title: z.string(), off: z.array(ServiceName) })

export const PlannedUser = z.object({
  plan: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  customer: CustomerRef,
  usageLocation: z.string().nullable(),
  before: z.array(HeldLicense),
  after: z.array(HeldLicense),
  /** One per retired product that the user holds and the plan replaces. */
  moves: z.array(
    z.object({
      retirement: z.string(),
      option: z.string(),
      /** Set before the swap; null: left as it is. */
      usageLocationSet: z.string().nullable(),
      keeps: z.array(ServiceName),
      changes: z.array(z.object({ from: ServiceName, to: ServiceName })),
      loses: z.array(ServiceName),
      gains: z.array(ServiceName),
    }),
  ),
  /** What the user holds and the plan leaves alone, in words. */
  notMoved: z.array(z.string()),
  whyNotMoved: z.array(Reason).describe('the same with what each is made of'),
})
export type PlannedUser = z.infer<typeof PlannedUser>

const Counted = ServiceName.extend({ users: z.number() })
const Sums = z.object({
  users: z.number(),
  /** Users who lose at least one service. */
  usersWhoLose: z.number(),
  loses: z.array(Counted),
  changes: z.array(z.object({ from: ServiceName, to: ServiceName, users: z.number() })),
  gains: z.array(Counted),
})

export const PlanServices = z.object({
  plan: z.string(),
  total: Sums,
  customers: z.array(Sums.extend({ customer: CustomerRef })),
})
export type PlanServices = z.infer<typeof PlanServices>
export type ServiceSums = z.infer<typeof Sums>

const PlanId = z.object({ id: z.string().max(40) })

export const planUserRoutes = {
  getPlannedUser: {
    method: 'GET',
    path: '/api/plans/:id/users/:upn',
    right: 'view',
    summary: 'What one user of a plan keeps, loses and gains',
    params: PlanId.extend({ upn: z.string().max(320).describe('user principal name') }),
    status: 200,
    response: PlannedUser,
  },
  getPlanServices: {
    method: 'GET',
    path: '/api/plans/:id/services',
    right: 'view',
    summary: 'How many users lose, change and gain which services, by customer and for the plan',
    params: PlanId,
    query: z.object({ customer: z.string().max(320).optional().describe('only this customer, by id or domain') }),
    status: 200,
    response: PlanServices,
  },
} as const satisfies Record<string, Route>
