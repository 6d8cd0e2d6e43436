import type { Family, Segment } from '../reference/product.ts'
import type { SettingsChange } from '../settings.ts'
import type { QualificationKind, VettingStatus } from '../store/customers.ts'

/** The world that an emulator starts with. The format outlives the code: docs/estate-format.md, estate.schema.json. */
export interface Estate {
  readonly format: 1
  readonly name: string
  /** Virtual time at the start, ISO 8601. */
  readonly clock: string
  readonly partner: { readonly tenantId?: string; readonly name: string; readonly country: string }
  readonly people?: readonly Person[]
  readonly settings?: SettingsChange
  /** USD per seat and month, by product. */
  readonly prices?: Readonly<Record<string, number>>
  readonly products?: readonly OwnProduct[]
  readonly customers: readonly EstateCustomer[]
}

export type PersonRole = 'globalAdmin' | 'adminAgent' | 'salesAgent' | 'helpdeskAgent' | 'userAdmin'

export interface Person {
  readonly name: string
  readonly upn: string
  readonly role: PersonRole
}

export interface OwnProduct {
  readonly id: string
  readonly title: string
  readonly skuId?: string
  readonly partNumber: string
  readonly servicePlans: readonly {
    readonly name: string
    readonly id?: string
    readonly family?: string
    /** Countries in which the service may not be used. */
    readonly prohibitedIn?: readonly string[]
  }[]
  readonly legacy?: { readonly offerId?: string; readonly name?: string; readonly soldUntil?: string }
  readonly nce?: {
    readonly productId?: string
    readonly skuId?: string
    readonly terms?: readonly { readonly duration: string; readonly billingCycle: string }[]
    readonly isAddOn?: boolean
    readonly prerequisites?: readonly string[]
    readonly segments?: readonly Segment[]
  }
  readonly price?: number
  readonly maxQuantity?: number
  /** Markets that it is sold in. */
  readonly countries?: readonly string[]
  readonly retired?: boolean
}

export interface EstateCustomer {
  readonly id?: string
  readonly name: string
  readonly domain: string
  readonly country: string
  readonly segment?: Segment
  /** `none`: the partner has lost it. */
  readonly relationship?: 'reseller' | 'none'
  /** Absent: what its segment stands for, Approved. */
  readonly qualifications?: readonly EstateQualification[]
  readonly agreementSigned?: boolean
  /** How long its orders are reviewed first. */
  readonly creditCheck?: string
  /** When the partner's admin relationship with it ends, a date or a duration from the estate's clock; absent: it extends itself. */
  readonly adminEnds?: string
  /** Whether app-only tokens may act in its directory. */
  readonly appConsent?: boolean
  readonly why?: string
  readonly subscriptions?: readonly EstateSubscription[]
  readonly groups?: readonly EstateGroup[]
  readonly users?: readonly (EstateUser | EstateUsers)[]
}

export interface EstateQualification {
  readonly qualification: QualificationKind
  readonly vettingStatus: VettingStatus
}

export interface EstateSubscription {
  readonly id?: string
  readonly product: string
  readonly family: Family
  readonly offerName?: string
  readonly quantity: number
  readonly status?: 'active' | 'suspended' | 'expired' | 'disabled' | 'deleted'
  /** A date, or a duration from the estate's clock. */
  readonly termEnds: string
  readonly autoRenew?: boolean
  readonly billingCycle?: string
  readonly term?: string
  /** The `id` of its base subscription in this file. */
  readonly parent?: string
  readonly friendlyName?: string
  readonly partnerOnRecord?: string
  /** Meant to be replaced, whether its product is retired or not: the promise check lets it go. */
  readonly retired?: boolean
  /** Not the partner: the directory lists it, Partner Center does not. */
  readonly soldBy?: 'microsoft' | 'another-partner'
  readonly trial?: boolean
  /** Microsoft could not set it up: its seats never show in the directory. */
  readonly provisioning?: 'failed'
  /** What is to happen at its term's end; new commerce only. */
  readonly scheduledActions?: readonly { readonly scheduleType: string; readonly actionType: string }[]
}

export interface EstateLicense {
  readonly product: string
  readonly disabledPlans?: readonly string[]
}

export interface EstateGroup {
  readonly id?: string
  readonly name: string
  readonly licenses: readonly EstateLicense[]
  /** User principal names. */
  readonly members?: readonly string[]
  /** Names of groups that are members of it; who is in them gets nothing through this one. */
  readonly memberGroups?: readonly string[]
  /** The rule by which members come and go; absent: people add them. The emulator does not follow it. */
  readonly membershipRule?: string
  /** User principal names of members whose turn is forgotten until somebody has them processed again. */
  readonly stuck?: readonly string[]
}

/** What users listed one by one and users made alike have in common. */
export interface EstateUserFacts {
  /** A date, or a duration before the estate's clock; absent: never. */
  readonly lastSignIn?: string
  readonly mailboxGb?: number
  readonly oneDriveGb?: number
  /** Another object has the same mail address: no mailbox can be switched on. */
  readonly proxyConflict?: boolean
}

export interface EstateUser extends EstateUserFacts {
  readonly upn: string
  readonly displayName?: string
  readonly usageLocation?: string
  readonly accountEnabled?: boolean
  readonly licenses?: readonly (EstateLicense & { readonly group?: string })[]
}

/** Many users alike. `namePattern` has `{n}` for the number, from 1. */
export interface EstateUsers extends EstateUserFacts {
  readonly count: number
  readonly namePattern?: string
  readonly usageLocation?: string
  readonly accountEnabled?: boolean
  readonly licenses?: readonly (EstateLicense & { readonly group?: string })[]
}

/** The upn's part before the @, or all of it. */
export function expandUsers(customer: EstateCustomer): EstateUser[] {
  return (customer.users ?? []).flatMap((user) => ('upn' in user ? [user] : generated(customer, user)))
}

function generated(customer: EstateCustomer, users: EstateUsers): EstateUser[] {
  const { count, namePattern = 'user-{n}', ...alike } = users
  return Array.from({ length: count }, (_, index) => {
    const name = namePattern.replaceAll('{n}', String(index + 1))
    return {
      ...alike,
      upn: name.includes('@') ? name : `${name.toLowerCase().replaceAll(' ', '.')}@${customer.domain}`,
      displayName: name.split('@')[0] ?? name,
    }
  })
}
