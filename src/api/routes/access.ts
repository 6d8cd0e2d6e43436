import type { FastifyInstance } from 'fastify'
import type { Access } from '../../domain/access.ts'
import type { CustomerId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Customer } from '../../domain/snapshot.ts'
import { listAccess } from '../../store/access.ts'
import { listCustomers } from '../../store/customers.ts'
import { findSnapshot } from '../../store/snapshots.ts'
import { getCheckRun, startCheckRun } from '../check-runs.ts'
import type { CustomerAccess, Right } from '../contract/access.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'

const ACCESS = { kind: 'access', plan: null, onlyCheck: null } as const

export function accessRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.checkAccess, async ({ body, actor }) => {
    const known = body.all || body.customer !== undefined ? await customersOfLatest(deps) : []
    const chosen = body.customer === undefined ? known : [pick(known, body.customer)]
    return startCheckRun(ACCESS, [deps.provider.tenantId, ...chosen.map((customer) => customer.id)], actor, deps)
  })

  register(app, routes.listAccess, async ({ query }) => {
    const now = deps.clock.now()
    const known = await customersOfLatest(deps)
    const chosen = query.customer === undefined ? known : [pick(known, query.customer)]
    const found = Map.groupBy(await listAccess(deps.db), (each) => each.customer)
    const rightsOf = (customer: CustomerId): Right[] => (found.get(customer) ?? []).map((each) => toRight(each, now))
    const customers: CustomerAccess[] = chosen.map((customer) => ({ customer, rights: rightsOf(customer.id) }))
    return { connection: rightsOf(deps.provider.tenantId), customers: customers.filter(({ rights }) => rights.length > 0) }
  })

  register(app, routes.getCheckRun, ({ params }) => getCheckRun(params.id, deps))
}

async function customersOfLatest({ db }: ApiDeps): Promise<readonly Customer[]> {
  const snapshot = await findSnapshot(db, 'latest')
  return snapshot ? await listCustomers(db, snapshot.id) : []
}

function pick(known: readonly Customer[], wanted: string): Customer {
  const key = wanted.toLowerCase()
  const found = known.find((each) => each.id === key || each.domain.toLowerCase() === key)
  if (!found) throw problem('customer-not-in-latest', { customer: wanted })
  return found
}

function toRight({ customer: _customer, ...access }: Access, now: Instant): Right {
  return { ...access, expired: access.validUntil <= now }
}
