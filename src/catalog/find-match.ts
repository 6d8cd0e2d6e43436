import type { RetiredOffer, Retirement, RetirementMatch } from '../domain/catalog.ts'
import type { Subscription } from '../domain/snapshot.ts'
import { nameTokens, saysAddOn } from './name-tokens.ts'
import type { LookAlikeEntry } from './reference-sections.ts'

export type Recognizable = Pick<Subscription, 'offerId' | 'offerName' | 'family' | 'isTrial' | 'parentSubscription'>
export type FindMatch = (subscription: Recognizable) => RetirementMatch | undefined

/**
 * Prepares recognition of retired subscriptions. The offer id decides where it is public; else the name does, in English,
 * Italian or Swedish, but never for a trial, for something sold as another product (look-alikes, by id or name),
 * or for a child of another subscription whose name does not say that it is an add-on.
 *
 * The directory SKU is no evidence: a qualified offer carries the SKU of the ordinary product that stays on sale
 * (recorded Partner Center offers, US, 2019).
 */
export function recognizer(retirements: readonly Retirement[], lookAlikes: readonly LookAlikeEntry[]): FindMatch {
  const offers = retirements.flatMap((retirement) => retirement.retires.map((offer) => ({ retirement, offer })))
  const byId = new Map(offers.flatMap((it) => (it.offer.offerId === null ? [] : [[offerKey(it.offer.offerId), it] as const])))
  const byName = new Map(offers.flatMap((it) => namesOf(it.offer).map((name) => [nameTokens(name), it] as const)))
  const otherIds = new Set(lookAlikes.flatMap((it) => (it.offerId ? [offerKey(it.offerId)] : [])))
  const otherNames = new Set(lookAlikes.map((it) => nameTokens(it.name)))

  return (subscription) => {
    const key = offerKey(subscription.offerId)
    const sure = byId.get(key)
    if (sure) return { ...sure, by: 'offer-id' }
    if (subscription.isTrial || otherIds.has(key)) return undefined
    const tokens = nameTokens(subscription.offerName)
    if (otherNames.has(tokens) || (subscription.parentSubscription !== null && !saysAddOn(tokens))) return undefined
    const likely = byName.get(tokens)
    return likely && { ...likely, by: 'name' }
  }
}

/** Every name that an offer goes by. */
export function namesOf(offer: Pick<RetiredOffer, 'name'> & { readonly alsoKnownAs?: readonly string[] | undefined }): readonly string[] {
  return [offer.name, ...(offer.alsoKnownAs ?? [])]
}

/** A legacy offer id in lower case; of a new-commerce one product and SKU, without the short-lived availability. */
export function offerKey(offerId: string): string {
  return offerId.toLowerCase().split(':').slice(0, 2).join(':')
}
