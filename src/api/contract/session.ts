import { z } from 'zod'
import { RIGHTS } from './rights.ts'
import type { Route } from './route.ts'

const SessionInfo = z.object({
  actor: z.string().describe('as records name them'),
  rights: z.array(z.enum(RIGHTS)),
  person: z
    .object({ name: z.string(), userPrincipalName: z.string(), roles: z.array(z.string()) })
    .nullable()
    .describe('null: not a person who has signed in, but a token'),
  csrf: z.string().nullable().describe('to be sent with every change in the header crossgrade-csrf; null: not needed'),
})

export const sessionRoutes = {
  getSession: {
    method: 'GET',
    path: '/api/session',
    right: 'view',
    summary: 'Who is calling, and what they may do',
    status: 200,
    response: SessionInfo,
  },
  endSessions: {
    method: 'POST',
    path: '/api/sessions/end',
    right: 'connect',
    summary: 'Sign a person out wherever they are; their roles are read anew when they sign in again',
    body: z.strictObject({ userPrincipalName: z.string().trim().min(1).max(320) }),
    status: 200,
    response: z.object({ ended: z.number() }),
  },
} as const satisfies Record<string, Route>
