import { z } from 'zod'
import { RIGHTS } from './rights.ts'
import { Moment } from './common.ts'
import type { Route } from './route.ts'

const ApiToken = z.object({
  id: z.string(),
  name: z.string().describe('as records name whoever uses it'),
  rights: z.array(z.enum(RIGHTS)),
  createdAt: Moment.describe('real time, not that of a practice clock'),
})

export const tokenRoutes = {
  listTokens: {
    method: 'GET',
    path: '/api/tokens',
    right: 'connect',
    summary: 'The API tokens that open something, without the tokens themselves',
    status: 200,
    response: z.object({ items: z.array(ApiToken) }),
  },
  createToken: {
    method: 'POST',
    path: '/api/tokens',
    right: 'connect',
    summary: 'Make an API token; it is shown this once',
    body: z.strictObject({
      // A person is named with a role in parentheses: nobody shall take a program for one.
      name: z
        .string()
        .trim()
        .min(1, 'expected a name: at least one letter')
        .max(100, 'expected at most a hundred letters')
        .regex(/^[^()]*$/, 'expected a name without parentheses'),
      rights: z.array(z.enum(RIGHTS)).min(1).describe('none that you have not yourself'),
    }),
    status: 201,
    response: z.object({ token: z.string() }),
  },
  revokeToken: {
    method: 'POST',
    path: '/api/tokens/:id/revoke',
    right: 'connect',
    summary: 'From now on the token opens nothing',
    params: z.object({ id: z.string().regex(/^\d{1,18}$/, 'expected a number as the list has it') }),
    status: 200,
    response: z.object({ revoked: z.boolean() }),
  },
} as const satisfies Record<string, Route>
