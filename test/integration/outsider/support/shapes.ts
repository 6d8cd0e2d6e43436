import { z } from 'zod'

/** What an outsider reads of the JSON that is printed or answered: only the members that the tests speak of. */
export const EmulatorReady = z.object({ ready: z.literal(true), url: z.string(), clientId: z.string(), clientSecret: z.string() })
export const ProductReady = z.object({ ready: z.literal(true), url: z.string(), token: z.string() })

const Migration = z.object({
  customer: z.object({ id: z.string(), name: z.string() }),
  state: z.string(),
  step: z.string(),
  reason: z.object({ code: z.string(), text: z.string() }).nullable(),
  users: z.record(z.string(), z.number()),
})
export type Migration = z.infer<typeof Migration>
export const Run = z.object({ id: z.string(), state: z.string(), settled: z.boolean(), migrations: z.array(Migration) })
export type Run = z.infer<typeof Run>

export const Plan = z.object({
  id: z.string(),
  totals: z.object({ customers: z.number(), toReplace: z.number(), blocked: z.number(), users: z.number() }),
})
const Part = z.object({ name: z.string(), hash: z.string(), approval: z.object({ by: z.string() }).nullable() })
export const ShownPlan = z.object({ parts: z.array(Part) })
export const Approved = z.object({ approved: z.array(Part), notApproved: z.array(Part) })
export const Plans = z.object({ items: z.array(z.object({ id: z.string() })) })
export const Affected = z.object({
  items: z.array(
    z.object({
      customer: z.object({ name: z.string() }),
      subscriptions: z.array(z.object({ retirement: z.string().nullable(), recognizedBy: z.string().nullable() })),
    }),
  ),
})
export const Status = z.object({
  version: z.string(),
  trust: z.string(),
  writesStopped: z.object({ by: z.string() }).nullable(),
  workers: z.array(z.object({ version: z.string(), state: z.string() })),
})
export const UserMoves = z.object({ items: z.array(z.object({ userPrincipalName: z.string(), state: z.string(), changedAt: z.string() })) })
export const Problem = z.object({ detail: z.string(), status: z.number().optional(), exit: z.number() })
export const CatalogCheck = z.object({ ok: z.boolean(), findings: z.array(z.unknown()) })
export const Retried = z.object({ migrations: z.number(), users: z.number() })

/** What the emulator tells everybody about its customers, without lags. */
export const Customer = z.object({
  subscriptions: z.array(
    z.object({
      id: z.string(),
      offerName: z.string(),
      quantity: z.number(),
      status: z.string(),
      boughtHere: z.boolean(),
      product: z.string(),
    }),
  ),
})
export const User = z.object({
  userPrincipalName: z.string(),
  usageLocation: z.string().nullable(),
  licenses: z.array(z.object({ skuId: z.string(), disabledPlans: z.array(z.string()) })),
  servicesOn: z.array(z.string()),
})
export type User = z.infer<typeof User>
export const Users = z.object({ users: z.array(User) })
export const Access = z.object({
  access: z.array(
    z.object({ id: z.number(), operation: z.string(), path: z.string(), isWrite: z.boolean(), status: z.number().nullable() }),
  ),
})
export const Promises = z.record(z.string(), z.object({ held: z.boolean(), checked: z.number() }))
export const Clock = z.object({ now: z.string() })
