import { plansOn } from '../../lifecycle/plans-on.ts'
import { madeUpId } from '../../made-up-id.ts'
import type { Customer } from '../../store/customers.ts'
import type { User } from '../../store/users.ts'
import type { World } from '../../world.ts'
import { activityDate, GIGABYTE } from './usage-report.ts'
import type { ReportDates, UsageReport } from './usage-report.ts'

const ALLOCATED_GB = 1024
const ALLOCATED_GB_DESKLESS = 2
/** The estate gives sizes, no counts: a file is taken to be this large. */
const FILE_BYTES = 1_000_000

/** Every OneDrive in use; who never stored a file has none (Microsoft Graph v1.0, reportRoot: getOneDriveUsageAccountDetail). */
export const oneDriveUsage: UsageReport = {
  columns: [
    'Report Refresh Date',
    'Site Id',
    'Site URL',
    'Owner Display Name',
    'Is Deleted',
    'Last Activity Date',
    'File Count',
    'Active File Count',
    'Storage Used (Byte)',
    'Storage Allocated (Byte)',
    'Owner Principal Name',
    'Report Period',
  ],
  rows: (world, customer, dates) =>
    world.users.page(customer.id, {}, '', Number.MAX_SAFE_INTEGER).flatMap((user) => rowsOf(world, customer, user, dates)),
}

function rowsOf(world: World, customer: Customer, user: User, dates: ReportDates): string[][] {
  if (user.oneDriveGb === undefined) return []
  const plans = plansOn(world.catalog, customer.id, world.users.licensesOf(customer.id, user.id)).values()
  const allocatedGb = plans.some((plan) => plan.name === 'SHAREPOINTDESKLESS') ? ALLOCATED_GB_DESKLESS : ALLOCATED_GB
  const bytes = Math.round(user.oneDriveGb * GIGABYTE)
  return [
    [
      dates.refreshed,
      madeUpId(world.identity.estateName, customer.id, 'site', user.id),
      siteUrl(customer, user),
      user.displayName,
      'False',
      activityDate(user.lastSignInAt, dates),
      String(Math.round(bytes / FILE_BYTES)),
      '0',
      String(bytes),
      String(allocatedGb * GIGABYTE),
      user.userPrincipalName,
      dates.period,
    ],
  ]
}

function siteUrl(customer: Customer, user: User): string {
  const tenant = customer.domain.split('.')[0] ?? customer.domain
  return `https://${tenant}-my.sharepoint.example/personal/${user.userPrincipalName.replaceAll(/[@.]/g, '_')}`
}
