import { z } from 'zod'
import { Moment } from './common.ts'
import type { Route } from './route.ts'

export const Status = z.object({
  version: z.string(),
  /** The provider is the emulator: nothing real is bought or moved. */
  practice: z.boolean(),
  provider: z.object({ url: z.string(), isEmulator: z.boolean() }),
  trust: z.enum(['read-only', 'full']),
  writesStopped: z.object({ at: Moment, by: z.string() }).nullable(),
  catalog: z
    .object({ version: z.string(), problem: z.string().nullable() })
    .describe('the catalog in use; problem: why files that have changed are not'),
  clock: z.object({ now: Moment, rate: z.number() }),
  workers: z.array(z.object({ id: z.string(), version: z.string(), state: z.string(), heartbeatAgeMs: z.number() })),
})
export type Status = z.infer<typeof Status>

export const statusRoutes = {
  getStatus: {
    method: 'GET',
    path: '/api/status',
    right: 'view',
    summary: 'Connection, level of trust, clock and workers',
    status: 200,
    response: Status,
  },
  setTrust: {
    method: 'PUT',
    path: '/api/connection/trust',
    right: 'connect',
    summary: 'Set how far the connection may go',
    body: z.strictObject({ level: z.enum(['read-only', 'full']) }),
    status: 200,
    response: Status,
  },
  stopWrites: {
    method: 'POST',
    path: '/api/writes/stop',
    right: 'run',
    summary: 'From now on no worker sends a new write',
    status: 200,
    response: Status,
  },
  allowWrites: {
    method: 'POST',
    path: '/api/writes/allow',
    right: 'connect',
    summary: 'Let workers write again',
    status: 200,
    response: Status,
  },
} as const satisfies Record<string, Route>
