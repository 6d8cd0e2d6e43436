import type { VirtualClock } from './clock.ts'
import type { Person } from './estates/estate.ts'
import type { EventLogStore } from './event-log.ts'
import type { Faults } from './faults/faults.ts'
import type { Quotas } from './quotas.ts'
import type { ProductCatalog } from './reference/product-catalog.ts'
import type { SettingsStore } from './settings.ts'
import type { AuditStore } from './store/audit.ts'
import type { CartStore } from './store/carts.ts'
import type { CustomerStore } from './store/customers.ts'
import type { GroupWorkStore } from './store/group-work.ts'
import type { GroupStore } from './store/groups.ts'
import type { LicenseErrorStore } from './store/license-errors.ts'
import type { Database } from './store/open-database.ts'
import type { OrderStore } from './store/orders.ts'
import type { ReplyStore } from './store/replies.ts'
import type { SubscriptionStore } from './store/subscriptions.ts'
import type { TokenStore } from './store/tokens.ts'
import type { UserStore } from './store/users.ts'

/** Who the emulator is: made once per data folder, the same after a restart. */
export interface Identity {
  readonly estateName: string
  readonly tenantId: string
  readonly partnerName: string
  readonly partnerCountry: string
  readonly clientId: string
  readonly clientSecret: string
  readonly people: readonly Person[]
  /** The year that the estate's clock starts in. */
  readonly year: number
}

/** All state of one running emulator. Handlers get it and keep nothing themselves. */
export interface World {
  readonly identity: Identity
  readonly database: Database
  readonly clock: VirtualClock
  readonly settings: SettingsStore
  readonly log: EventLogStore
  readonly catalog: ProductCatalog
  readonly faults: Faults
  readonly quotas: Quotas
  readonly customers: CustomerStore
  readonly subscriptions: SubscriptionStore
  readonly orders: OrderStore
  readonly carts: CartStore
  readonly users: UserStore
  readonly groups: GroupStore
  readonly groupWork: GroupWorkStore
  readonly licenseErrors: LicenseErrorStore
  readonly tokens: TokenStore
  readonly replies: ReplyStore
  readonly audit: AuditStore
}
