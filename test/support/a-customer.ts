import { id, type CustomerId, type GroupId, type ServicePlanId, type SkuId, type SubscriptionId, type UserId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import type { Choices } from '../../src/domain/choices.ts'
import type { CustomerSnapshot, LicenseHolder, MarketItem, SkuUnits, SnapshotGroup, Subscription } from '../../src/domain/snapshot.ts'
import { loadCatalog } from '../../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../src/catalog/shipped-catalog-dir.ts'

/** Office 365 E4 and E3, and the service plan Sway that both have (Microsoft's reference table). */
export const E4 = id<SkuId>('1392051d-0cb9-4b7a-88d5-621fee5e8711')
export const E3 = id<SkuId>('6fd2c87f-b296-42f0-b197-1e91e994b900')
export const E5 = id<SkuId>('c7df2760-2c81-4ef7-b578-5b5392b571df')
export const MCOEV = id<SkuId>('e43b5b99-8dfb-405f-9987-dc307f34bcbd')
export const PLUS_CAL = id<SkuId>('d461b05e-e3d6-49c7-9780-58d4e83366af')
export const SWAY = id<ServicePlanId>('a23b959c-7ce8-4e57-9140-b90eb88a9e97')
export const FLOW_P2 = id<ServicePlanId>('76846ad7-7776-4c40-a281-a386362dd1b9')
export const FLOW_P3 = id<ServicePlanId>('07699545-9485-468e-95b6-2fca3738be01')

/** The catalog that ships. */
export const CATALOG = loadCatalog([shippedCatalogDir()])

export const AS_OF = instant('2026-01-15T00:00:00Z')

/** An active legacy E4 subscription of ten seats that ends in nine months; a test gives what it is about. */
export function aSubscription(own: Partial<Subscription> = {}): Subscription {
  return {
    id: id<SubscriptionId>('s1'),
    family: 'legacy',
    offerId: '8909e28e-5832-42f4-9886-b0a5545f3645',
    offerName: 'Office 365 Enterprise E4',
    quantity: 10,
    status: 'active',
    statusText: 'active',
    autoRenew: false,
    endsAtTerm: false,
    isTrial: false,
    parentSubscription: null,
    termDuration: null,
    billingCycle: 'monthly',
    createdAt: instant('2025-10-15T00:00:00Z'),
    termEndsAt: instant('2026-10-15T00:00:00Z'),
    cancellableUntil: null,
    partnerOnRecord: null,
    orderId: 'o1',
    ...own,
  }
}

/** A user in Sweden who holds E4 directly with nothing switched off. */
export function aHolder(
  name: string,
  own: Partial<LicenseHolder> & { readonly off?: readonly ServicePlanId[]; readonly group?: string } = {},
): LicenseHolder {
  const { off = [], group, ...rest } = own
  return {
    id: id<UserId>(name),
    userPrincipalName: `${name}@contoso.example`,
    displayName: name,
    accountEnabled: true,
    usageLocation: 'SE',
    licenses: [{ skuId: E4, disabledPlans: off }],
    paths: [{ skuId: E4, disabledPlans: off, group: group === undefined ? null : id<GroupId>(group), state: 'Active', error: null }],
    enabledServices: [],
    lastSignInAt: null,
    mailboxGb: null,
    oneDriveGb: null,
    ...rest,
  }
}

/** A group that people are added to and that gives E4; as many members as are given. */
export function aGroup(name: string, members: number, own: Partial<SnapshotGroup> = {}): SnapshotGroup {
  return {
    id: id<GroupId>(name),
    name,
    rule: null,
    licenses: [{ skuId: E4, disabledPlans: [] }],
    processing: 'complete',
    processingText: 'ProcessingComplete',
    members,
    memberGroups: [],
    ...own,
  }
}

export function aCustomer(own: Partial<CustomerSnapshot> = {}): CustomerSnapshot {
  return {
    customer: { id: id<CustomerId>('contoso'), name: 'Contoso', domain: 'contoso.example' },
    takenAt: AS_OF,
    market: 'SE',
    segment: 'commercial',
    qualifications: [],
    offers: [],
    subscriptions: [aSubscription()],
    directory: [
      {
        commerceSubscriptionId: id<SubscriptionId>('s1'),
        skuId: E4,
        partNumber: 'ENTERPRISEWITHSCAL',
        status: 'Enabled',
        units: 10,
        isTrial: false,
        nextLifecycleAt: null,
      },
    ],
    skus: [],
    groups: [],
    holders: [aHolder('anna'), aHolder('bo')],
    ...own,
  }
}

/** E3, E5, Phone System and Plus CAL, on sale in Sweden to everybody for a month and a year. */
export function aMarket(segments: readonly string[] = ['commercial']): readonly MarketItem[] {
  const terms = segments.flatMap((segment) =>
    ['P1M', 'P1Y'].flatMap((duration) => ['monthly', 'annual'].map((billingCycle) => ({ segment, duration, billingCycle }))),
  )
  const item = { market: 'SE', isTrial: false, isAddOn: false, minimum: 1, maximum: 300, terms }
  return [
    { ...item, productId: 'CFQ7TTC0LF8R', skuId: '0001', title: 'Office 365 E3', provisions: E3 },
    { ...item, productId: 'CFQ7TTC0LF8S', skuId: '0002', title: 'Office 365 E5', provisions: E5 },
    { ...item, productId: 'CFQ7TTC0LH0T', skuId: '0001', title: 'Teams Phone Standard', provisions: MCOEV, isAddOn: true },
    { ...item, productId: 'CFQ7TTC0PLUS', skuId: '0001', title: 'Plus CAL', provisions: PLUS_CAL, isAddOn: true },
  ]
}

/** Units of a SKU in the directory, free unless consumed; service plans as the catalog has them. */
export function someUnits(skuId: SkuId, enabled: number, consumed: number, own: Partial<SkuUnits> = {}): SkuUnits {
  const plans = CATALOG.findSku(skuId)?.servicePlans ?? []
  return {
    skuId,
    partNumber: CATALOG.findSku(skuId)?.partNumber ?? skuId,
    enabled,
    warning: 0,
    suspended: 0,
    lockedOut: 0,
    consumed,
    capability: 'Enabled',
    appliesTo: 'user',
    servicePlans: plans.map((plan) => ({ ...plan, perUser: true })),
    ...own,
  }
}

export function someChoices(own: Partial<Choices> = {}): Choices {
  return {
    newServices: 'off',
    options: { 'office-365-e4': 'office-365-e3' } as Choices['options'],
    seats: 'as-before',
    seatLimits: { minimum: null, maximum: null },
    seatsFrom: ['new'],
    term: 'P1Y',
    billingCycle: 'as-before',
    atTermEnd: 'renew',
    unitPriceCeiling: null,
    usageLocation: null,
    voiceLoss: 'accept',
    teamsLoss: 'block',
    users: [],
    hold: { workingDays: 2 },
    waitBefore: { buy: 'open', move: 'open', suspend: 'open' },
    purchase: 'automatic',
    suspension: 'automatic',
    policies: {},
    renewals: null,
    latecomers: 'move-within-spare-seats',
    onFailure: 'wait-for-a-person',
    termEndMarginDays: 3,
    only: [],
    customers: {},
    mayStayUntil: {},
    allowUnreviewed: false,
    productMove: null,
    ...own,
  }
}
