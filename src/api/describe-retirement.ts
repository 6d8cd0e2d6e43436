import type { Catalog, Retirement, TargetProduct } from '../domain/catalog.ts'
import type { SkuId } from '../domain/id.ts'
import type { RetirementDetail, RetirementSummary } from './contract/retirements.ts'

/** Far more than any retirement has; somebody may number versions by dates, though. */
const VERSIONS_BACK = 100

type Product = RetirementDetail['options'][number]['products'][number]

/** A retirement whole, with names where the catalog has SKU ids. */
export function describeRetirement(retirement: Retirement, catalog: Catalog): RetirementDetail {
  const { rolesNote, policy, reviewedBy } = retirement
  return {
    ...summarizeRetirement(retirement),
    versions: [...versionsOf(retirement, catalog)],
    ...{ rolesNote, policy, reviewedBy },
    retires: retirement.retires.map((offer) => ({ ...offer, alsoKnownAs: [...offer.alsoKnownAs] })),
    options: retirement.options.map(({ segments, products, ...option }) => ({
      ...option,
      segments: [...segments],
      products: products.map((product) => toProduct(product, catalog)),
    })),
    features: retirement.features.map(({ id, title, has }) => ({ id, title, has: { ...has } })),
    roles: [...retirement.roles],
    lifecycle: { legacyDeletedAfterDays: [...retirement.lifecycle.legacyDeletedAfterDays] },
    notes: [...retirement.notes],
  }
}

export function summarizeRetirement(retirement: Retirement): RetirementSummary {
  const { id, version, validFrom, title, announcedOn, endOfSaleOn, autoRenewFalseOn, effectiveOn, reviewed, options, retires } = retirement
  const { source, lastVerifiedOn } = retirement
  const days = { announcedOn, endOfSaleOn, autoRenewFalseOn, effectiveOn }
  const standIns = options.filter(({ standsInFor }) => standsInFor !== null).length
  const counts = { options: options.length, standIns, retires: retires.length }
  return { id, version, validFrom, title, ...days, source, lastVerifiedOn, reviewed, ...counts }
}

/** Versions count up, so none lies beyond the latest. */
export function versionsOf({ id, version }: Retirement, catalog: Catalog): readonly number[] {
  const latest = Math.max(version, catalog.findRetirement(id)?.version ?? 0)
  const first = Math.max(1, latest - VERSIONS_BACK)
  return Array.from({ length: latest - first + 1 }, (_each, at) => first + at).filter((each) => catalog.findRetirement(id, each))
}

function toProduct({ needs, notWith, ...product }: TargetProduct, catalog: Catalog): Product {
  const named = (skuId: SkuId) => ({ skuId, title: catalog.findSku(skuId)?.title ?? skuId })
  return { ...product, needs: needs.map(named), notWith: notWith.map(named) }
}
