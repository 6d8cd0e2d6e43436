import { z } from 'zod'

const License = z.object({ skuId: z.string(), disabledPlans: z.array(z.string()), group: z.string().nullish() })
export type HeldLicense = z.infer<typeof License>

const StageCustomer = z.object({
  id: z.string(),
  name: z.string(),
  domain: z.string(),
  subscriptions: z.array(
    z.object({
      id: z.string(),
      product: z.string(),
      family: z.string(),
      status: z.string(),
      quantity: z.number(),
      autoRenewEnabled: z.boolean(),
      parentSubscriptionId: z.string().nullish(),
      billingCycle: z.string(),
      termDuration: z.string().nullish(),
      scheduledActions: z.array(z.object({ scheduleType: z.string(), actionType: z.string() })).nullish(),
      boughtHere: z.boolean(),
      friendlyName: z.string().nullish(),
      commitmentEndDate: z.string(),
    }),
  ),
  skus: z.array(
    z.object({ skuId: z.string(), partNumber: z.string(), servicePlans: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ),
  orders: z.array(z.object({ id: z.string(), status: z.string() })),
})
export type StageCustomer = z.infer<typeof StageCustomer>

const StageUser = z.object({
  userPrincipalName: z.string(),
  usageLocation: z.string().nullable(),
  accountEnabled: z.boolean(),
  licenses: z.array(License),
  servicesOn: z.array(z.string()),
})
export type StageUser = z.infer<typeof StageUser>

/** The emulator's own truth about a customer, without lags. */
export async function readCustomer(emulatorUrl: string, domain: string): Promise<StageCustomer> {
  return StageCustomer.parse(await (await fetch(`${emulatorUrl}/emulator/customers/${domain}`)).json())
}

export async function readUsers(emulatorUrl: string, domain: string): Promise<readonly StageUser[]> {
  const answer = await fetch(`${emulatorUrl}/emulator/customers/${domain}/users?limit=1000`)
  return z.object({ users: z.array(StageUser) }).parse(await answer.json()).users
}
