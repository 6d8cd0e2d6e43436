import { parsedAs } from './docs.ts'
import type { GroupKey } from './groups.ts'
import type { Database, Row } from './open-database.ts'

/** A license of a group that a member does not have, or has not lost, and why. */
export interface LicenseError {
  readonly skuId: string
  /** The group. */
  readonly group: string
  readonly disabledPlans: readonly string[]
  /** As `licenseAssignmentStates` says it. */
  readonly error: string
  /** Epoch ms. */
  readonly at: number
}

export interface LicenseErrorStore {
  of(customerId: string, userId: string): LicenseError[]
  /** All that is wrong between a member and a group from now on. */
  replace(group: GroupKey, userId: string, errors: readonly LicenseError[]): void
  /** Ids of the members with an error, in order from behind `after`. */
  users(group: GroupKey, after: string, size: number): string[]
}

export function openLicenseErrors(database: Database): LicenseErrorStore {
  return {
    of: (customerId, userId) =>
      database.all('select * from license_errors where customer_id = ? and user_id = ?', [customerId, userId]).map(errorOf),
    replace({ customerId, id }, userId, errors) {
      database.run('delete from license_errors where customer_id = ? and user_id = ? and group_id = ?', [customerId, userId, id])
      for (const { skuId, disabledPlans, error, at } of errors)
        database.run(
          'insert into license_errors (customer_id, user_id, group_id, sku_id, disabled, error, at) values (?, ?, ?, ?, ?, ?, ?)',
          [customerId, userId, id, skuId, JSON.stringify(disabledPlans), error, at],
        )
    },
    users: ({ customerId, id }, after, size) =>
      database
        .all(
          'select distinct user_id from license_errors where customer_id = ? and group_id = ? and user_id > ? order by user_id limit ?',
          [customerId, id, after, size],
        )
        .map((row) => String(row['user_id'])),
  }
}

function errorOf(row: Row): LicenseError {
  return {
    skuId: String(row['sku_id']),
    group: String(row['group_id']),
    disabledPlans: parsedAs<string[]>(String(row['disabled'])),
    error: String(row['error']),
    at: Number(row['at']),
  }
}
