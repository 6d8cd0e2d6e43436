import type { FastifyInstance } from 'fastify'
import { listReconciledSkus } from '../../store/reconciled-skus.ts'
import { chooseReconciled } from '../choose-reconciled.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { getReconciliation, listUnread, pickReconciled, startReconciliation, toSku } from '../reconciliations.ts'
import { register } from '../register.ts'

export function reconciliationRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.takeReconciliation, async ({ body, actor }) => {
    const { chosenBy, customers } = await chooseReconciled(body, deps)
    return startReconciliation(chosenBy, customers, actor, deps)
  })

  register(app, routes.getReconciliation, ({ params }) => getReconciliation(params.id, deps))

  register(app, routes.listReconciledSkus, async ({ params, query }) => {
    const { id } = await getReconciliation(params.id, deps)
    const customer = query.customer === undefined ? undefined : await pickReconciled(id, query.customer, deps)
    const page = { after: query.after, limit: query.limit }
    const found = await listReconciledSkus(deps.db, id, { customer, all: query.all !== 'false' }, page)
    return {
      items: found.map(({ sku, ...of }) => ({ ...of, sku: toSku(sku) })),
      next: found.length === query.limit ? query.after + query.limit : null,
      unread: await listUnread(id, customer, deps),
    }
  })
}
