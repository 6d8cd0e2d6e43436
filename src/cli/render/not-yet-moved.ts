import type { Migration } from '../../api/contract/runs.ts'
import type { UserMove } from '../../api/contract/run-details.ts'
import { counted } from './text.ts'

/** Users of which state were asked for, and the migrations that these may be of. */
export interface AskedUsers {
  readonly run: string
  readonly state: UserMove['state'] | undefined
  readonly migrations: readonly Pick<Migration, 'state' | 'users' | 'planned'>[]
}

/**
 * How many users are planned and on no record yet: that they are from the moment on that their customer's licenses are moved. Undefined
 * where there are none, or where users of whom something was done are asked for.
 */
export function notYetMoved({ run, state: wanted, migrations }: AskedUsers): string | undefined {
  if (wanted !== undefined && wanted !== 'pending') return undefined
  const isBegun = ({ users }: (typeof migrations)[number]): boolean => Object.values(users).some((count) => count > 0)
  const waiting = migrations.filter((each) => each.state !== 'superseded' && !isBegun(each))
  const users = waiting.reduce((sum, { planned }) => sum + (planned ?? 0), 0)
  // Of several migrations at one customer the part alone says how many are whose.
  const isAll = waiting.every(({ planned }) => planned !== null)
  if (isAll && users === 0) return undefined
  const where = waiting.length === migrations.length ? '' : ` for ${waiting.length} of ${counted(migrations.length, 'migration')}`
  const planned = `${isAll ? '' : 'at least '}${counted(users, 'user')} planned`
  return `Moving has not begun${where}: ${planned}. crossgrade run report ${run} --out helpdesk.csv names them.`
}
