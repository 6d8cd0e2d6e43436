import type { Catalog, Retirement, ReplacementOption, RetiredOffer } from '../domain/catalog.ts'
import type { Choices, ProductMove } from '../domain/choices.ts'
import { id, type OptionId, type RetirementId } from '../domain/id.ts'
import { offerKey } from './find-match.ts'

const MOVE = id<RetirementId>('product-move')
const OPTION = id<OptionId>('product-move')

/** A move between two products has one option, which is chosen. */
export const PRODUCT_MOVE_OPTIONS: Choices['options'] = { [MOVE]: OPTION }

/**
 * The catalog as it is for a move that no retirement asks for: the offers of the move, and they alone, count as what is to be
 * replaced. Service plans, families and maps stay the catalog's.
 */
export function withProductMove(catalog: Catalog, move: ProductMove): Catalog {
  const offers = new Map(move.from.offerIds.map((offerId) => [offerKey(offerId), offerOf(move, offerId)]))
  const retirement = retirementOf(move, [...offers.values()])
  return {
    ...catalog,
    retirements: [retirement],
    at: () => withProductMove(catalog, move),
    findRetirement: (wanted) => (wanted === MOVE ? retirement : undefined),
    findMatch(subscription) {
      const offer = subscription.isTrial ? undefined : offers.get(offerKey(subscription.offerId))
      return offer && { retirement, offer, by: 'offer-id' }
    },
  }
}

function offerOf({ from }: ProductMove, offerId: string): RetiredOffer {
  return { name: from.title, alsoKnownAs: [], segment: null, offerId, skuId: null }
}

function retirementOf({ from, to }: ProductMove, retires: readonly RetiredOffer[]): Retirement {
  const option: ReplacementOption = {
    id: OPTION,
    title: { en: to.title },
    group: null,
    segments: [],
    products: to.products,
    standsInFor: null,
    removeOnly: false,
    unreviewed: false,
  }
  return {
    id: MOVE,
    version: 0,
    validFrom: null,
    title: { en: `${from.title} to ${to.title}` },
    announcedOn: null,
    effectiveOn: '1970-01-01',
    autoRenewFalseOn: null,
    endOfSaleOn: null,
    retires,
    options: [option],
    features: [],
    roles: [],
    rolesNote: null,
    policy: 'migrate',
    lifecycle: { legacyDeletedAfterDays: [90, 120] },
    source: { title: 'chosen by the operator', url: null, date: null },
    reviewed: true,
    reviewedBy: null,
    lastVerifiedOn: null,
    notes: [],
  }
}
