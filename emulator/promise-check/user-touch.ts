import type { UserChanged } from '../events.ts'
import { isContainedAddOn } from './contained-add-on.ts'
import type { CustomerView } from './customer-view.ts'
import { compareLicenses, type OneLicense, type LicenseChange } from './license-change.ts'

/**
 * Finds what a client's change of one user touches beyond the move. It remembers per user which licenses the client
 * gave and took, because giving back what it took, and taking what it gave, is an undo and as it should be.
 */
export function createUserTouchCheck(): (event: UserChanged, view: CustomerView) => readonly string[] {
  const journals = new Map<string, Journal>()
  const pool = new Map<string, Journal>()
  return (event, view) => {
    const key = `${event.customerId}/${event.userId}`
    const journal = journals.get(key) ?? EMPTY
    const change = compareLicenses(event)
    journals.set(key, shared(nextJournal(journal, change), pool))
    return [...skuTouches(change, journal, view), ...familyTouches(event, change, journal, view)]
  }
}

interface Journal {
  /** SKUs. */
  readonly given: readonly string[]
  readonly taken: readonly OneLicense[]
}

const EMPTY: Journal = { given: [], taken: [] }

function skuTouches(change: LicenseChange, journal: Journal, view: CustomerView): string[] {
  const losesRetired = change.removed.some(({ skuId }) => view.retiredSkus.has(skuId))
  const mayGo = (license: OneLicense) =>
    view.retiredSkus.has(license.skuId) ||
    view.boughtSkus.has(license.skuId) ||
    journal.given.includes(license.skuId) ||
    isContainedAddOn(license, change, view)
  const mayCome = (skuId: string) => losesRetired || view.boughtSkus.has(skuId) || journal.taken.some((license) => license.skuId === skuId)
  return [
    ...change.removed
      .filter((license) => !mayGo(license))
      .map(
        (license) =>
          `${nameOf(license)} was removed, which is neither retired nor bought by the client, nor an add-on that the new products contain.`,
      ),
    ...change.added
      .filter(({ skuId }) => !mayCome(skuId))
      .map((license) => `${nameOf(license)} was added, which the client did not buy, and no retired SKU was taken in exchange.`),
    ...change.altered.map((skuId) => `SKU ${skuId} was there before and after, but other service plans of it are switched off now.`),
  ]
}

/** A family that was in the user's SKUs, but switched off altogether, stays off. */
function familyTouches(event: UserChanged, change: LicenseChange, journal: Journal, view: CustomerView): string[] {
  const isUndo = change.added.length > 0 && change.added.every((license) => journal.taken.some((taken) => sameLicense(taken, license)))
  if (isUndo) return []
  const before = event.before ?? []
  const wasOn = view.familiesOn(before)
  const isOn = view.familiesOn(event.after ?? [])
  return [...view.familiesIn(before)]
    .filter((family) => !wasOn.has(family) && isOn.has(family))
    .map((family) => `${family} had been switched off for this user and is on now.`)
}

function nextJournal({ given, taken }: Journal, { added, removed }: LicenseChange): Journal {
  const came = new Set(added.map(({ skuId }) => skuId))
  const went = new Set(removed.map(({ skuId }) => skuId))
  return {
    given: [...given.filter((skuId) => !came.has(skuId) && !went.has(skuId)), ...came],
    taken: [...taken.filter(({ skuId }) => !came.has(skuId) && !went.has(skuId)), ...removed],
  }
}

/** Most users go through the same change, so equal journals are one object. */
function shared(journal: Journal, pool: Map<string, Journal>): Journal {
  const key = JSON.stringify(journal)
  const known = pool.get(key)
  if (known) return known
  pool.set(key, journal)
  return journal
}

function nameOf({ skuId, group }: OneLicense): string {
  return group === '' ? `SKU ${skuId}` : `SKU ${skuId}, held through a group,`
}

function sameLicense(a: OneLicense, b: OneLicense): boolean {
  return a.skuId === b.skuId && a.switchedOff === b.switchedOff
}
