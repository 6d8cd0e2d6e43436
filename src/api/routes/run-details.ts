import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { CustomerId, UserId } from '../../domain/id.ts'
import { listLatestRunEvents, listRunEvents } from '../../store/events.ts'
import { listMigrations } from '../../store/migrations.ts'
import { listRunUserMoves, type MovePlace } from '../../store/stored-user-moves.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { describeMigration, describeMoves } from '../describe-migration.ts'
import { getCustomerOfRun, getRun } from '../describe-run.ts'
import { wrongField } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
import { findCustomerReading } from '../reconciliations.ts'
import { register } from '../register.ts'
import { readRunPage } from '../run-page/read-run-page.ts'
import { streamRunEvents } from '../stream-run-events.ts'

export function runDetailRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.getMigrations, async ({ params }) => {
    const run = await getRun(params.id, deps)
    const customer = await getCustomerOfRun(run.id, params.customer, deps)
    const migrations = await listMigrations(deps.db, run.id, customer)
    const items = await Promise.all(migrations.map((migration) => describeMigration(migration, migrations.length === 1, deps)))
    return { items, reconciliation: await findCustomerReading(customer, deps) }
  })

  register(app, routes.listMigrations, async ({ params, query }) => readRunPage(await getRun(params.id, deps), query, deps))

  register(app, routes.listRunUsers, async ({ params, query }) => {
    const run = await getRun(params.id, deps)
    const customer = query.customer === undefined ? undefined : await getCustomerOfRun(run.id, query.customer, deps)
    const page = await listRunUserMoves(
      deps.db,
      run.id,
      { customer, state: query.state, users: query.users },
      { after: query.after === '' ? undefined : readPlace(query.after), limit: query.limit },
    )
    const last = page.length === query.limit ? page.at(-1) : undefined
    return { items: await describeMoves(page, deps), next: last === undefined ? null : writePlace(last) }
  })

  register(app, routes.listRunEvents, async ({ params, query: { customer: ref, before, after, limit } }) => {
    const run = await getRun(params.id, deps)
    const customer = ref === undefined ? undefined : await getCustomerOfRun(run.id, ref, deps)
    const events =
      before === undefined
        ? await listRunEvents(deps.db, run.id, after, limit, customer)
        : await listLatestRunEvents(deps.db, run.id, { customer, before: before === 'latest' ? undefined : before }, limit)
    return { items: events.map(({ run: _run, ...event }) => event) }
  })
  streamRunEvents(app, deps)
}

const Place = z.tuple([z.string(), z.string(), z.string(), z.string()])

function writePlace({ customer, userPrincipalName, user, decision }: MovePlace): string {
  return Buffer.from(JSON.stringify([customer, userPrincipalName, user, decision])).toString('base64url')
}

/** @throws ProblemError where it is no page's `next` */
function readPlace(after: string): MovePlace {
  try {
    const [customer, userPrincipalName, user, decision] = Place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
    return { customer: customer as CustomerId, userPrincipalName, user: user as UserId, decision }
  } catch {
    throw problem('no-such-page', {}, [wrongField('after', 'not-next')])
  }
}
