import type { CustomerId } from '../../domain/id.ts'
import { epochMs } from '../../domain/instant.ts'
import type { Reason } from '../../domain/run.ts'
import { listCustomers } from '../../store/customers.ts'
import { listQuotaUse, type QuotaUse } from '../../store/quota-use.ts'
import { findSnapshot } from '../../store/snapshots.ts'
import type { QuotaUse as Shown, Quotas } from '../contract/quotas.ts'
import type { ApiDeps } from '../deps.ts'
import { closedReason, customerOf, isOfCustomer, nameQuota, THE_PARTNER } from './quota-key.ts'

/** More than all workers together draw on at once. */
const LOOKED_AT = 1000

/** What is drawn now, whoever drew it: the quotas that all customers share, and of those of single customers the first. */
export async function describeQuotas(limit: number, { db, clock, provider }: Pick<ApiDeps, 'db' | 'clock' | 'provider'>): Promise<Quotas> {
  const now = clock.now()
  const quotas = await listQuotaUse(db, 'all', epochMs(now), LOOKED_AT)
  const shown = quotas.filter(({ key }, i) => !isOfCustomer(key) || i < limit)
  const names = await namesOf(
    shown.flatMap(({ key }) => customerOf(key) ?? []),
    db,
  )
  const nameOf = (key: string): Reason => nameQuota(key, (customer) => (customer === provider.tenantId ? THE_PARTNER : names.get(customer)))
  return { now, items: shown.map((quota) => toQuota(quota, nameOf)), more: quotas.length - shown.length }
}

export function toQuota(quota: QuotaUse, nameOf: (key: string) => Reason): Shown {
  const { windowMs, ...rest } = quota
  const named = nameOf(quota.key)
  const reason = quota.blockedBecause === null ? null : closedReason(quota.blockedBecause)
  return { ...rest, name: named.text, named, reason, windowSeconds: windowMs / 1000, share: quota.used / quota.limit }
}

async function namesOf(customers: readonly string[], db: ApiDeps['db']): Promise<ReadonlyMap<string, string>> {
  const snapshot = await findSnapshot(db, 'latest')
  const found = snapshot ? await listCustomers(db, snapshot.id, customers as readonly CustomerId[]) : []
  return new Map(found.map(({ id, name }) => [id as string, name]))
}
