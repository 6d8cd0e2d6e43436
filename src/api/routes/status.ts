import type { FastifyInstance } from 'fastify'
import { getConnection, recordTrustLevel, recordWritesStopped } from '../../store/connection.ts'
import { recordEvent } from '../../store/events.ts'
import { listOpenLanes } from '../../store/open-lanes.ts'
import { listWorkers } from '../../store/workers.ts'
import { routes } from '../contract/routes.ts'
import type { Status } from '../contract/status.ts'
import type { ApiDeps } from '../deps.ts'
import { register } from '../register.ts'

export function statusRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getStatus, () => readStatus(deps))

  register(app, routes.setTrust, async ({ body, actor }) => {
    await recordTrustLevel(deps.db, body.level)
    await recordEvent(deps.db, { at: deps.clock.now(), kind: 'connection:trusted', actor, data: { level: body.level } })
    await wakeWaiting(deps)
    return readStatus(deps)
  })

  register(app, routes.stopWrites, async ({ actor }) => {
    const at = deps.clock.now()
    await recordWritesStopped(deps.db, { at, by: actor })
    await recordEvent(deps.db, { at, kind: 'writes:stopped', actor })
    return readStatus(deps)
  })

  register(app, routes.allowWrites, async ({ actor }) => {
    await recordWritesStopped(deps.db, null)
    await recordEvent(deps.db, { at: deps.clock.now(), kind: 'writes:allowed', actor })
    await wakeWaiting(deps)
    return readStatus(deps)
  })
}

/** Phases that wait because nothing might be sent look again at once. */
async function wakeWaiting({ db, durable }: ApiDeps): Promise<void> {
  for (const phase of await listOpenLanes(db, ['writes-stopped', 'read-only'])) await durable.signal(phase)
}

async function readStatus({ db, clock, provider, version, catalog, catalogFiles }: ApiDeps): Promise<Status> {
  const connection = await getConnection(db)
  return {
    version,
    practice: provider.isEmulator,
    provider: { url: provider.url, isEmulator: provider.isEmulator },
    trust: connection.trustLevel,
    writesStopped:
      connection.writesStoppedAt === null ? null : { at: connection.writesStoppedAt, by: connection.writesStoppedBy ?? 'unknown' },
    catalog: { version: catalog.version, problem: catalogFiles.problem() },
    clock: { now: clock.now(), rate: clock.rate() },
    workers: [...(await listWorkers(db))],
  }
}
