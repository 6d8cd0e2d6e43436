import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { accountFor, findClosed, nearestExisting } from './run-as.ts'

/** Where the system keeps the data of services. */
const SYSTEM_DATA = '/var/lib/crossgrade'

/**
 * Where the database's files go. As wanted, except for root below a folder that only root may enter (`/root`, say): Postgres
 * cannot run as root and its own account could not get there, so the files go to the system's place for data, under a name
 * that the wanted folder always gives.
 */
export function placeDataFolder(wanted: string): string {
  const folder = resolve(wanted)
  const account = accountFor(folder)
  if (!account || !findClosed(nearestExisting(dirname(folder)), account)) return folder
  return join(SYSTEM_DATA, createHash('sha256').update(folder).digest('hex').slice(0, 12), 'postgres')
}
