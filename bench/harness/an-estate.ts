import type { Estate } from '../../emulator/estates/estate.ts'
import type { SettingsChange } from '../../emulator/settings.ts'

export interface EstateSize {
  readonly customers: number
  readonly usersPerCustomer: number
  /** Every customer has seats of the new product already, and consented to applications: nothing is bought, and a plain script gets in. */
  readonly isPrepared?: boolean
  /** Service plans that are switched off for everybody. */
  readonly disabledPlans?: readonly string[]
  readonly settings?: SettingsChange
  /** False: the directories stay empty, since somebody else plays them. */
  readonly withUsers?: boolean
}

/** Customers of one size, each with Office 365 E4 for everybody and no seat too many. */
export function anEstate({
  customers,
  usersPerCustomer: users,
  isPrepared = false,
  disabledPlans = [],
  settings,
  withUsers = true,
}: EstateSize): Estate {
  return {
    format: 1,
    name: `bench ${customers} x ${users}`,
    clock: '2026-01-15T00:00:00Z',
    partner: { name: 'Practice Partner', country: 'US' },
    ...(settings ? { settings } : {}),
    customers: Array.from({ length: customers }, (_, index) => {
      const domain = `contoso${index + 1}.example`
      return {
        name: `Contoso ${index + 1}`,
        domain,
        country: 'US',
        why: 'one of many alike',
        appConsent: isPrepared,
        subscriptions: [
          { product: 'o365-e4', family: 'legacy', quantity: users, termEnds: 'P300D', autoRenew: false },
          ...(isPrepared ? [{ product: 'o365-e3', family: 'nce', quantity: users, termEnds: 'P300D' } as const] : []),
        ],
        ...(withUsers
          ? {
              users: [
                { count: users, namePattern: `user{n}@${domain}`, usageLocation: 'US', licenses: [{ product: 'o365-e4', disabledPlans }] },
              ],
            }
          : {}),
      }
    }),
  }
}

/** Every wait of the provider is over at once: what is left is work. */
export const NO_LAGS: NonNullable<SettingsChange['lags']> = {
  order: 'PT0S',
  orderList: 'PT0S',
  provisioning: 'PT0S',
  seats: 'PT0S',
  services: 'PT0S',
  directory: 'PT0S',
  patch: 'PT0S',
}
