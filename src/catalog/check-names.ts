import type { RetirementFile } from './catalog-file.ts'
import type { CatalogProblem } from './catalog-problem.ts'
import { namesOf, offerKey } from './find-match.ts'
import type { Entry } from './entry.ts'
import { nameTokens } from './name-tokens.ts'
import type { LookAlikeEntry } from './reference-sections.ts'
import type { Path } from './yaml-source.ts'

/**
 * No offer id and no name may stand for two retired offers, nor for a retired offer and a product that only looks like one.
 * Versions of one retirement are never in force together, so these may share what they like.
 */
export function checkNames(
  retirements: readonly Entry<RetirementFile>[],
  lookAlikes: readonly Entry<LookAlikeEntry>[],
): readonly CatalogProblem[] {
  const owners = new Map<string, Owner>(
    lookAlikes.flatMap(({ value }) => keysOf(value).map((key) => [key, { title: `the look-alike ${value.name}` }] as const)),
  )
  return retirements.flatMap((entry) =>
    claimsOf(entry.value).flatMap(({ key, owner, path, text }) => {
      const taken = owners.get(key)
      owners.set(key, taken ?? owner)
      if (key === '')
        return [entry.source.problemAt(path, `"${text}", which could be any product`, 'a name that tells the product from others')]
      if (taken === undefined || taken === owner || isOtherVersion(taken, owner)) return []
      return [entry.source.problemAt(path, `"${text}", which cannot be told from ${taken.title}`, 'an id or name of one product only')]
    }),
  )
}

function keysOf(lookAlike: LookAlikeEntry): readonly string[] {
  return [nameTokens(lookAlike.name), ...(lookAlike.offerId ? [offerKey(lookAlike.offerId)] : [])]
}

interface Owner {
  readonly title: string
  readonly retirement?: { readonly id: string; readonly version: number }
}

function isOtherVersion({ retirement: a }: Owner, { retirement: b }: Owner): boolean {
  return a !== undefined && b !== undefined && a.id === b.id && a.version !== b.version
}

interface Claim {
  /** The offer id or the words of the name, as recognition compares them. */
  readonly key: string
  readonly owner: Owner
  readonly path: Path
  readonly text: string
}

function claimsOf(retirement: RetirementFile): readonly Claim[] {
  return retirement.retires.flatMap((offer, index) => {
    const owner = { title: `${offer.name} of ${retirement.id}`, retirement }
    const path = ['retires', index]
    const names = namesOf(offer).map((text, at) => {
      return { key: nameTokens(text), owner, path: at === 0 ? [...path, 'name'] : [...path, 'alsoKnownAs', at - 1], text }
    })
    return offer.offerId ? [{ key: offerKey(offer.offerId), owner, path: [...path, 'offerId'], text: offer.offerId }, ...names] : names
  })
}
