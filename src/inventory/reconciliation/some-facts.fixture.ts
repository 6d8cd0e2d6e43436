import { id, type SkuId, type SubscriptionId } from '../../domain/id.ts'
import { instant } from '../../domain/instant.ts'
import type { DirectorySubscription, SkuUnits } from '../../domain/snapshot.ts'
import type { FeedingSubscription, LineRecord, SkuFacts, SkuRecord } from './facts.ts'

export const READ_AT = instant('2026-03-02T12:00:00Z')
const SKU = id<SkuId>('6fd2c87f-b296-42f0-b197-1e91e994b900')

/** Ten seats bought half a year ago, ten units, ten users: everything agrees. */
export function someFacts(own: Partial<SkuFacts> = {}): SkuFacts {
  return {
    skuId: SKU,
    product: 'Office 365 E3',
    readAt: READ_AT,
    subscriptions: [aFeeding()],
    directory: [aRow()],
    units: theUnits(),
    holders: 10,
    record: theRecord(),
    ...own,
  }
}

export function aFeeding(own: Partial<FeedingSubscription> = {}): FeedingSubscription {
  return {
    id: id<SubscriptionId>('s1'),
    family: 'nce',
    offerId: 'CFQ7TTC0LF8R:0001:A',
    offerName: 'Office 365 E3',
    quantity: 10,
    status: 'active',
    statusText: 'active',
    autoRenew: true,
    endsAtTerm: false,
    isTrial: false,
    parentSubscription: null,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    createdAt: instant('2025-09-02T00:00:00Z'),
    termEndsAt: instant('2026-09-02T00:00:00Z'),
    cancellableUntil: null,
    partnerOnRecord: null,
    orderId: 'o1',
    provisioning: { status: 'success', statusText: 'success', quantity: 10 },
    ...own,
  }
}

export function aRow(own: Partial<DirectorySubscription> = {}): DirectorySubscription {
  return {
    commerceSubscriptionId: id<SubscriptionId>('s1'),
    skuId: SKU,
    partNumber: 'ENTERPRISEPACK',
    status: 'Enabled',
    units: 10,
    isTrial: false,
    nextLifecycleAt: null,
    ...own,
  }
}

export function theUnits(own: Partial<SkuUnits> = {}): SkuUnits {
  return {
    skuId: SKU,
    partNumber: 'ENTERPRISEPACK',
    enabled: 10,
    warning: 0,
    suspended: 0,
    lockedOut: 0,
    consumed: 10,
    capability: 'Enabled',
    appliesTo: 'user',
    servicePlans: [],
    ...own,
  }
}

export function theRecord(own: Partial<SkuRecord> = {}): SkuRecord {
  return {
    lines: [],
    adding: { pending: 0, sent: 0, moved: 0, verified: 0, refused: 0, 'left-alone': 0, undone: 0 },
    movedAway: 0,
    writtenLately: 0,
    replaced: [],
    before: null,
    ...own,
  }
}

export function aLine(own: Partial<LineRecord> = {}): LineRecord {
  return {
    run: 'r-1',
    line: 'l1',
    quantity: 10,
    users: 10,
    state: 'ready',
    checkoutSentAt: instant('2025-09-02T00:00:00Z'),
    orderId: 'o1',
    subscription: id<SubscriptionId>('s1'),
    ...own,
  }
}
