import type { FastifyInstance } from 'fastify'
import type { SnapshotId } from '../../domain/id.ts'
import type { CustomerSnapshot } from '../../domain/snapshot.ts'
import { recordEvent } from '../../store/events.ts'
import { createSnapshot, findSnapshot, listAffected, type SnapshotStatus } from '../../store/snapshots.ts'
import { routes } from '../contract/routes.ts'
import type { AffectedCustomer, Snapshot } from '../contract/snapshots.ts'
import type { ApiDeps } from '../deps.ts'
import { describePerson } from '../describe-person.ts'
import { notFound } from '../problems.ts'
import { register } from '../register.ts'

/** The kind of the phase that takes a snapshot; all snapshots share one lane. */
export const TAKE_SNAPSHOT = 'take-snapshot'

export function snapshotRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.takeSnapshot, async ({ actor }) => {
    const at = deps.clock.now()
    const id = await createSnapshot(deps.db, at, actor)
    await recordEvent(deps.db, { at, kind: 'snapshot:requested', actor, data: { snapshot: id } })
    await deps.durable.startPhase({ id: `snapshot/${id}`, kind: TAKE_SNAPSHOT, lane: 'snapshot', dueAt: at, input: { snapshot: id } })
    return getSnapshot(id, deps)
  })

  register(app, routes.getSnapshot, ({ params }) => getSnapshot(params.id, deps))

  register(app, routes.listAffected, async ({ params, query }) => {
    const snapshot = await getSnapshot(params.id, deps)
    const page = await listAffected(deps.db, snapshot.id as SnapshotId, query.after, query.limit)
    return {
      items: page.map((each) => toAffected(each, deps)),
      next: page.length === query.limit ? (page.at(-1)?.customer.id ?? null) : null,
    }
  })

  register(app, routes.getPerson, ({ params }) => describePerson(params.userPrincipalName, deps))
}

async function getSnapshot(id: string, { db }: ApiDeps): Promise<Snapshot> {
  const snapshot = await findSnapshot(db, id as SnapshotId)
  if (!snapshot) throw notFound('snapshot', id, 'Take one with: crossgrade snapshot take')
  return toSnapshot(snapshot)
}

function toSnapshot({ coverage, ...rest }: SnapshotStatus): Snapshot {
  return { ...rest, coverage: { ...coverage, failed: [...coverage.failed] } }
}

function toAffected(snapshot: CustomerSnapshot, { catalog }: ApiDeps): AffectedCustomer {
  return {
    customer: snapshot.customer,
    market: snapshot.market,
    holders: snapshot.holders.length,
    subscriptions: snapshot.subscriptions.map((subscription) => {
      const match = catalog.findMatch(subscription)
      return {
        id: subscription.id,
        offerName: subscription.offerName,
        family: subscription.family,
        quantity: subscription.quantity,
        status: subscription.statusText,
        autoRenew: subscription.autoRenew,
        termEndsAt: subscription.termEndsAt,
        retirement: match?.retirement.id ?? null,
        recognizedBy: match?.by ?? null,
      }
    }),
  }
}
