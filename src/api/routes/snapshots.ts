import type { FastifyInstance } from 'fastify'
import type { Catalog } from '../../domain/catalog.ts'
import type { SnapshotId } from '../../domain/id.ts'
import type { CustomerSnapshot } from '../../domain/snapshot.ts'
import { TAKE_SNAPSHOT } from '../../inventory/take-snapshot.ts'
import { unreadReason } from '../../inventory/unread-reason.ts'
import { recordEvent } from '../../store/events.ts'
import { listHeldProducts, type HeldProduct } from '../../store/held-products.ts'
import { createSnapshot, findSnapshot, listAffected, type SnapshotStatus } from '../../store/snapshots.ts'
import { routes } from '../contract/routes.ts'
import type { AffectedCustomer, Snapshot } from '../contract/snapshots.ts'
import type { ApiDeps } from '../deps.ts'
import { describePerson } from '../describe-person.ts'
import { problem } from '../problems/problem.ts'
import { reapplyUser } from '../reapply-user.ts'
import { register } from '../register.ts'
import { resolveTargets } from '../resolve-targets.ts'
import { toUnreadCustomer } from '../unread-customer.ts'

export function snapshotRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.takeSnapshot, async ({ body, actor }) => {
    const at = deps.clock.now()
    const targets = resolveTargets(body?.to ?? [], 'to', deps.catalog).map((product) => product.skuId)
    const id = await createSnapshot(deps.db, at, actor, body?.product === undefined ? null : { product: body.product, targets })
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

  register(app, routes.listHeldProducts, async ({ params, query }) => {
    const snapshot = await getSnapshot(params.id, deps)
    const held = await listHeldProducts(deps.db, snapshot.id as SnapshotId, query.name)
    return { items: held.map((each) => ({ ...each, ...retirementOf(asSubscription(each), deps) })) }
  })

  register(app, routes.reapplyUser, ({ params, actor }) => reapplyUser(params.userPrincipalName, actor, deps))

  register(app, routes.getPerson, ({ params, query }) => describePerson(params.userPrincipalName, query.live === 'true', deps))
}

async function getSnapshot(id: string, { db }: ApiDeps): Promise<Snapshot> {
  const snapshot = await findSnapshot(db, id as SnapshotId)
  if (!snapshot) throw problem('snapshot-not-found', { snapshot: id })
  return toSnapshot(snapshot)
}

function toSnapshot({ coverage, also, ...rest }: SnapshotStatus): Snapshot {
  return {
    ...rest,
    reason: rest.error === null ? null : unreadReason(rest.error),
    coverage: { ...coverage, failed: coverage.failed.map(toUnreadCustomer) },
    also: also && { product: also.product, targets: [...also.targets] },
  }
}

function retirementOf(subscription: Parameters<Catalog['findMatch']>[0], { catalog }: ApiDeps) {
  const retirement = catalog.findMatch(subscription)?.retirement
  return { retirement: retirement?.id ?? null, retirementReviewed: retirement?.reviewed ?? null }
}

/** What recognition wants to know of a product that is held. */
function asSubscription({ offerId, name, family }: HeldProduct) {
  return { offerId, offerName: name, family, isTrial: false, parentSubscription: null }
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
        retirementReviewed: match?.retirement.reviewed ?? null,
        recognizedBy: match?.by ?? null,
      }
    }),
  }
}
