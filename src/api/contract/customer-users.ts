import { z } from 'zod'
import { CustomerName, SearchText } from './book.ts'
import { CustomerRef, License, MomentOrNull, PickedUsers, PlainText } from './common.ts'
import type { Route } from './route.ts'

export const CustomerUser = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string(),
  enabled: z.boolean(),
  usageLocation: z.string().nullable(),
  lastSignInAt: MomentOrNull.describe('null: never, or the directory does not say'),
  inactive: z.boolean().describe('disabled, or the directory says that they have not signed in for 90 days before the scan'),
  licenses: z.array(
    License.extend({
      name: z.string(),
      disabledPlanNames: z.array(z.string()),
      direct: z.boolean().describe('given to the user'),
      groups: z.array(z.string()).describe('names of the groups that give it'),
    }),
  ),
  move: z.object({ run: z.string(), state: z.string() }).nullable().describe('what the newest run did for them; null: none has'),
})
export type CustomerUser = z.infer<typeof CustomerUser>

export const FoundUser = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string().describe('the user principal name where no other is on record'),
  customer: CustomerRef,
  seen: z.boolean().describe('false: not in the latest scan, but a run has dealt with them'),
  movedBy: z
    .string()
    .nullable()
    .describe('of somebody who is not in the latest scan: the run that moved them; null: none has, or they are back'),
})
export type FoundUser = z.infer<typeof FoundUser>

export const customerUserRoutes = {
  listCustomerUsers: {
    method: 'GET',
    path: '/api/customers/:customer/users',
    right: 'view',
    summary: 'Users who hold a license that the latest scan looked at, a page at a time',
    params: z.object({ customer: CustomerName }),
    query: z.object({
      q: SearchText.optional().describe('part of the user principal name or the display name'),
      users: PickedUsers.optional().describe('only these, by id or user principal name, separated by commas'),
      sku: PlainText.max(60).optional().describe('a directory SKU: only who holds it'),
      path: z.enum(['direct', 'group']).optional().describe('of the SKU, or of any license'),
      inactive: z.enum(['true', 'false']).default('false'),
      after: PlainText.max(320).default('').describe('as next of the page before says'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200,
    response: z.object({ items: z.array(CustomerUser), next: z.string().nullable() }),
  },
  findUsers: {
    method: 'GET',
    path: '/api/users',
    right: 'view',
    summary: 'Users of all customers by the beginning of a name',
    query: z.object({
      q: PlainText.trim()
        .min(2, 'type at least two letters')
        .max(320)
        .describe('of the user principal name, the display name, the last name or the domain'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    status: 200,
    response: z.object({ items: z.array(FoundUser) }),
  },
} as const satisfies Record<string, Route>
