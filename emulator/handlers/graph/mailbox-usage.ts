import { plansOn } from '../../lifecycle/plans-on.ts'
import type { Customer } from '../../store/customers.ts'
import type { User } from '../../store/users.ts'
import type { World } from '../../world.ts'
import { activityDate, dateOf, GIGABYTE } from './usage-report.ts'
import type { ReportDates, UsageReport } from './usage-report.ts'

/** Quotas by plan (Exchange Online limits); a mailbox whose license is gone keeps the standard one. */
const QUOTA_GB: Readonly<Record<string, number>> = { EXCHANGE_S_ENTERPRISE: 100, EXCHANGE_S_STANDARD: 50, EXCHANGE_S_DESKLESS: 2 }
const QUOTA_GB_ELSE = 50
/** Of the quota: from here on the owner is warned, cannot send, cannot receive. */
const [WARNING, NO_SEND] = [0.98, 0.99]
const DELETED_ITEMS_QUOTA_GB = 30
/** The estate gives sizes, no counts: an item is taken to be this large. */
const ITEM_BYTES = 75_000

/** Every mailbox, also an empty one (Microsoft Graph v1.0, reportRoot: getMailboxUsageDetail). */
export const mailboxUsage: UsageReport = {
  columns: [
    'Report Refresh Date',
    'User Principal Name',
    'Display Name',
    'Is Deleted',
    'Deleted Date',
    'Created Date',
    'Last Activity Date',
    'Item Count',
    'Storage Used (Byte)',
    'Issue Warning Quota (Byte)',
    'Prohibit Send Quota (Byte)',
    'Prohibit Send/Receive Quota (Byte)',
    'Deleted Item Count',
    'Deleted Item Size (Byte)',
    'Deleted Item Quota (Byte)',
    'Has Archive',
    'Report Period',
  ],
  rows: (world, customer, dates) =>
    world.users.page(customer.id, {}, '', Number.MAX_SAFE_INTEGER).flatMap((user) => rowsOf(world, customer, user, dates)),
}

function rowsOf(world: World, customer: Customer, user: User, dates: ReportDates): string[][] {
  const plans = [...plansOn(world.catalog, customer.id, world.users.licensesOf(customer.id, user.id)).values()]
  const quotaGb = Math.max(0, ...plans.map((plan) => QUOTA_GB[plan.name] ?? 0))
  if (quotaGb === 0 && user.mailboxGb === undefined) return []
  const bytes = Math.round((user.mailboxGb ?? 0) * GIGABYTE)
  const quota = (quotaGb || QUOTA_GB_ELSE) * GIGABYTE
  return [
    [
      dates.refreshed,
      user.userPrincipalName,
      user.displayName,
      'False',
      '',
      dateOf(user.createdAt),
      activityDate(user.lastSignInAt, dates),
      String(Math.round(bytes / ITEM_BYTES)),
      String(bytes),
      String(Math.floor(quota * WARNING)),
      String(Math.floor(quota * NO_SEND)),
      String(quota),
      '0',
      '0',
      String(DELETED_ITEMS_QUOTA_GB * GIGABYTE),
      plans.some((plan) => plan.name === 'EXCHANGE_S_ARCHIVE_ADDON') ? 'True' : 'False',
      dates.period,
    ],
  ]
}
