import type { AddOn, ReplacementOption, RetiredOffer, Retirement, Source, TargetProduct } from '../domain/catalog.ts'
import { id } from '../domain/id.ts'
import type { OptionId, RetirementId, SkuId } from '../domain/id.ts'
import type { RetirementFile } from './catalog-file.ts'
import type { SkuIndex } from './sku-index.ts'

type OfferEntry = RetirementFile['retires'][number]
type OptionEntry = RetirementFile['options'][number]
type ProductEntry = OptionEntry['products'][number]

/** What is known about products apart from the file. */
export interface KnownProducts {
  readonly skus: SkuIndex
  readonly addOns: ReadonlyMap<SkuId, AddOn>
}

/** What a file leaves out becomes null, or an empty list; what an add-on needs is then what the add-ons say. */
export function toRetirement(file: RetirementFile, known: KnownProducts): Retirement {
  const reviewed = Boolean(file.reviewedBy && file.lastVerifiedOn)
  return {
    id: id<RetirementId>(file.id),
    version: file.version,
    validFrom: file.validFrom ?? null,
    title: file.title,
    announcedOn: file.announcedOn ?? null,
    effectiveOn: file.effectiveOn,
    autoRenewFalseOn: file.autoRenewFalseOn ?? null,
    endOfSaleOn: file.endOfSaleOn ?? null,
    retires: file.retires.map(toOffer),
    options: file.options.map((option) => toOption(option, reviewed, known)),
    features: file.features ?? [],
    roles: file.roles ?? [],
    rolesNote: file.rolesNote ?? null,
    policy: file.policy,
    lifecycle: { legacyDeletedAfterDays: [...file.lifecycle.legacyDeletedAfterDays].sort((a, b) => a - b) },
    source: toSource(file.source),
    reviewedBy: file.reviewedBy ?? null,
    lastVerifiedOn: file.lastVerifiedOn ?? null,
    reviewed,
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

function toOption(entry: OptionEntry, reviewed: boolean, known: KnownProducts): ReplacementOption {
  return {
    id: id<OptionId>(entry.id),
    title: entry.title,
    group: entry.group ?? null,
    segments: entry.segments ?? [],
    products: entry.products.map((product) => toProduct(product, known)),
    standsInFor: entry.standsInFor ? id<OptionId>(entry.standsInFor) : null,
    removeOnly: entry.products.length === 0,
    unreviewed: !reviewed || entry.unreviewed === true,
  }
}

function toProduct(entry: ProductEntry, { skus, addOns }: KnownProducts): TargetProduct {
  const addOn = addOns.get(id<SkuId>(entry.skuId))
  const idsOf = (names: readonly string[]): readonly SkuId[] => names.flatMap((name) => skus.findId(name) ?? [])
  return {
    title: entry.title,
    skuId: id<SkuId>(entry.skuId),
    partNumber: entry.partNumber ?? null,
    nce: entry.nce ?? null,
    isAddOn: entry.isAddOn ?? false,
    needs: entry.needs ? idsOf(entry.needs) : (addOn?.needs ?? []),
    notWith: entry.notWith ? idsOf(entry.notWith) : (addOn?.notWith ?? []),
  }
}

function toSource(entry: RetirementFile['source']): Source {
  return { title: entry.title, url: entry.url ?? null, date: entry.date ?? null }
}
