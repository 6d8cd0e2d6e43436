import type { FastifyInstance } from 'fastify'
import { getCustomerOf } from '../../store/customers.ts'
import { countTags, listTagsOf } from '../../store/customer-tags.ts'
import { findLastMoves, findUsers } from '../../store/find-users.ts'
import * as customers from '../book/choose-customers.ts'
import * as subscriptions from '../book/choose-subscriptions.ts'
import { describeCustomer } from '../book/describe-customer.ts'
import { getBook, getCustomerOfBook } from '../book/get-book.ts'
import { listCustomerUsers } from '../book/list-customer-users.ts'
import { putTags, tagCustomers } from '../book/tag-customers.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { register } from '../register.ts'

/** The whole book of a partner to look at: subscriptions, customers, users. */
export function bookRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.listSubscriptions, async ({ query: { offset, limit, ...query } }) => {
    const chosen = await subscriptions.chooseSubscriptions(query, deps)
    const [total, items] = await Promise.all([
      subscriptions.countChosen(chosen, deps),
      subscriptions.readChosen(chosen, { offset, limit }, deps),
    ])
    return { book: chosen.book, asOf: deps.clock.now(), total, items }
  })

  register(app, routes.listCustomers, async ({ query: { offset, limit, ...query } }) => {
    const chosen = await customers.chooseBookCustomers(query, deps)
    const [total, items] = await Promise.all([customers.countChosen(chosen, deps), customers.readChosen(chosen, { offset, limit }, deps)])
    return { book: chosen.book, total, items }
  })

  register(app, routes.getCustomer, ({ params }) => describeCustomer(params.customer, deps))

  register(app, routes.listCustomerUsers, ({ params, query }) => listCustomerUsers(params.customer, query, deps))

  register(app, routes.findUsers, async ({ query }) => {
    const book = await getBook('latest', deps)
    const found = await findUsers(deps.db, book.id, query.q, query.limit)
    const moves = await findLastMoves(
      deps.db,
      found.filter(({ seen }) => !seen),
    )
    return { items: found.map(({ user, ...rest }) => ({ id: user, ...rest, movedBy: rest.seen ? null : (moves.get(user) ?? null) })) }
  })

  register(app, routes.putCustomerTags, async ({ params, body, actor }) => {
    const book = await getBook('latest', deps)
    const id = await getCustomerOfBook(params.customer, book, deps)
    await putTags(id, body.tags, actor, deps)
    return { customer: await getCustomerOf(deps.db, book.id, id), tags: [...(await listTagsOf(deps.db, id))] }
  })

  register(app, routes.tagCustomers, async ({ body, actor }) => tagCustomers(body, await getBook('latest', deps), actor, deps))

  register(app, routes.listTags, async () => ({ items: [...(await countTags(deps.db))] }))
}
