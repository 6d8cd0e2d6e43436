import type { FastifyInstance } from 'fastify'
import type { Retirement } from '../../domain/catalog.ts'
import { id, type RetirementId } from '../../domain/id.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { describeRetirement, summarizeRetirement, versionsOf } from '../describe-retirement.ts'
import { draftRetirement } from '../draft-retirement.ts'
import { problem } from '../problems/problem.ts'
import { register } from '../register.ts'

export function retirementRoutes(app: FastifyInstance, deps: ApiDeps): void {
  register(app, routes.listRetirements, async () => ({
    catalogVersion: deps.catalog.version,
    retirements: listRetirements(deps).map(summarizeRetirement),
  }))

  register(app, routes.getRetirement, async ({ params, query }) =>
    describeRetirement(getRetirement(params.id, query.version, deps), deps.catalog),
  )

  register(app, routes.draftRetirement, ({ body, actor }) => draftRetirement(body, actor, deps))
}

/** Each in the version that holds today, or in its first one to come. */
function listRetirements({ catalog, clock }: ApiDeps): readonly Retirement[] {
  const today = catalog.at(clock.now())
  return catalog.retirements.map((latest) => today.findRetirement(latest.id) ?? latest)
}

function getRetirement(wanted: string, version: number | undefined, deps: ApiDeps): Retirement {
  const current = listRetirements(deps).find((each) => each.id === wanted.toLowerCase())
  if (!current) throw problem('retirement-not-found', { retirement: wanted })
  if (version === undefined) return current
  const found = deps.catalog.findRetirement(id<RetirementId>(current.id), version)
  if (found) return found
  throw problem('version-not-found', { version, retirement: current.id, versions: versionsOf(current, deps.catalog).map(String) })
}
