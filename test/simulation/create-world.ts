import type { Book } from './book.ts'
import { SKUS, SOLD } from './book.ts'
import type { ProviderWorld } from './model/provider-model.ts'
import type { PromiseWatch } from './promise-watch.ts'

export interface WorldOptions {
  readonly book: Book
  readonly watch: PromiseWatch
  readonly random: () => number
  readonly now: () => number
  /** They act at this moment. */
  readonly people: { areActing: boolean }
  readonly keepsScheduledActions: boolean
}

/** What others do is not looked at: it is no promise of ours. */
export function createWorld({ book, watch, random, now, people, keepsScheduledActions }: WorldOptions): ProviderWorld {
  let made = 0
  return {
    tenants: book.tenants,
    partnerTenant: 'partner',
    sold: SOLD,
    skus: SKUS,
    checkoutRepeat: random() < 0.5 ? 'result' : '800065',
    pageSize: random() < 0.5 ? 3 : 999,
    now,
    newId: (what) => `${what}-${(made += 1)}`,
    keepsScheduledActions,
    onOrdered: watch.ordered,
    onPatched: watch.patched,
    onLicenseRequest: watch.licenseRequested,
    onGroupRequest: watch.groupRequested,
    onLicensesChanged(...change) {
      if (!people.areActing) watch.licensesChanged(...change)
    },
  }
}
