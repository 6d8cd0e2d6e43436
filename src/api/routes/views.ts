import type { FastifyInstance } from 'fastify'
import { recordEvent } from '../../store/events.ts'
import { countViewsOf, deleteView, findView, listViews, recordView, type SavedView } from '../../store/saved-views.ts'
import { personOf } from '../caller.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'

/** Of one person; nobody chooses from a longer list. */
const VIEWS_MOST = 200

export function viewRoutes(app: FastifyInstance, { db, clock }: ApiDeps): void {
  register(app, routes.listViews, async ({ query, actor }) => {
    const owner = personOf(actor)
    return { items: (await listViews(db, owner, query.page)).map((view) => toView(view, owner)) }
  })

  register(app, routes.saveView, async ({ body, actor }) => {
    const owner = personOf(actor)
    return db.transaction().execute(async (trx) => {
      const at = clock.now()
      const view = await recordView(trx, { ...body, owner, changedAt: at })
      if ((await countViewsOf(trx, owner)) > VIEWS_MOST) throw problem('too-many-views', { owner, most: VIEWS_MOST })
      const { id, name, page, shared } = view
      await recordEvent(trx, { at, kind: 'view:saved', actor, data: { view: id, name, page, shared } })
      return toView(view, owner)
    })
  })

  register(app, routes.deleteView, async ({ params: { id }, actor }) => {
    const owner = personOf(actor)
    await db.transaction().execute(async (trx) => {
      const view = /^\d{1,18}$/.test(id) ? await findView(trx, id) : undefined
      // Of what somebody keeps for themselves, nobody is told that it is there.
      if (!view || (view.owner !== owner && !view.shared)) throw problem('view-not-found', { view: id })
      if (view.owner !== owner) throw problem('view-not-yours', { owner: view.owner, name: view.name })
      await deleteView(trx, id)
      await recordEvent(trx, { at: clock.now(), kind: 'view:deleted', actor, data: { view: id, name: view.name, page: view.page } })
    })
    return { deleted: true }
  })
}

function toView({ ...view }: SavedView, owner: string) {
  return { ...view, own: view.owner === owner }
}
