import type { FastifyInstance } from 'fastify'
import type { Retirement } from '../../domain/catalog.ts'
import type { RetirementDetail } from '../contract/retirements.ts'
import { routes } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { notFound } from '../problems.ts'
import { register } from '../register.ts'

export function retirementRoutes(app: FastifyInstance, { catalog }: ApiDeps): void {
  register(app, routes.listRetirements, async () => ({
    catalogVersion: catalog.version,
    retirements: catalog.retirements.map(({ id, version, title, effectiveOn, options, retires }) => ({
      id,
      version,
      title,
      effectiveOn,
      options: options.length,
      retires: retires.length,
    })),
  }))

  register(app, routes.getRetirement, async ({ params }) => {
    const retirement = catalog.retirements.find((each) => each.id === params.id)
    if (!retirement) throw notFound('retirement', params.id, 'List them with: crossgrade retirement list')
    return toDetail(retirement)
  })
}

function toDetail(retirement: Retirement): RetirementDetail {
  return {
    ...retirement,
    retires: retirement.retires.map(({ name, segment, offerId, skuId }) => ({ name, segment, offerId, skuId })),
    options: retirement.options.map(({ id, title, segments, products }) => ({
      id,
      title,
      segments: [...segments],
      products: products.map((product) => ({ title: product.title, skuId: product.skuId, isAddOn: product.isAddOn })),
    })),
    features: retirement.features.map(({ id, title, has }) => ({ id, title, has: { ...has } })),
    roles: [...retirement.roles],
    notes: [...retirement.notes],
  }
}
