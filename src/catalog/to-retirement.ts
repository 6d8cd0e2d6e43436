import type { ReplacementOption, RetiredOffer, Retirement, Source, TargetProduct } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { OptionId, RetirementId, SkuId } from '../domain/id.ts'
import type { RetirementFile } from './catalog-file.ts'

type OfferEntry = RetirementFile['retires'][number]
type OptionEntry = RetirementFile['options'][number]
type ProductEntry = OptionEntry['products'][number]

/** What a file leaves out becomes null, or an empty list. */
export function toRetirement(file: RetirementFile): Retirement {
  return {
    id: id<RetirementId>(file.id),
    version: file.version,
    title: file.title,
    announcedOn: file.announcedOn ?? null,
    effectiveOn: file.effectiveOn,
    autoRenewFalseOn: file.autoRenewFalseOn ?? null,
    endOfSaleOn: file.endOfSaleOn ?? null,
    retires: file.retires.map(toOffer),
    options: file.options.map(toOption),
    features: file.features ?? [],
    roles: file.roles ?? [],
    policy: file.policy,
    lifecycle: { legacyDeletedAfterDays: [...file.lifecycle.legacyDeletedAfterDays].sort((a, b) => a - b) },
    source: toSource(file.source),
    reviewedBy: file.reviewedBy ?? null,
    lastVerifiedOn: file.lastVerifiedOn ?? null,
    notes: file.notes ?? [],
  }
}

function toOffer(entry: OfferEntry): RetiredOffer {
  return {
    name: entry.name,
    alsoKnownAs: entry.alsoKnownAs ?? [],
    segment: entry.segment,
    offerId: entry.offerId?.toLowerCase() ?? null,
    skuId: entry.skuId ? id<SkuId>(entry.skuId) : null,
  }
}

function toOption(entry: OptionEntry): ReplacementOption {
  return { id: id<OptionId>(entry.id), title: entry.title, segments: entry.segments ?? [], products: entry.products.map(toProduct) }
}

function toProduct(entry: ProductEntry): TargetProduct {
  return {
    title: entry.title,
    skuId: id<SkuId>(entry.skuId),
    partNumber: entry.partNumber ?? null,
    nce: entry.nce ?? null,
    isAddOn: entry.isAddOn ?? false,
  }
}

function toSource(entry: RetirementFile['source']): Source {
  return { title: entry.title, url: entry.url ?? null, date: entry.date ?? null }
}
