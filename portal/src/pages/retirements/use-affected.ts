import { Problem } from '../../api/problem.ts'
import { api } from '../../api/client.ts'
import type { Answer } from '../../api/answer.ts'

const CUSTOMERS_MOST = 500
const LOOK_AGAIN_MS = 2000

export interface Affected {
  readonly customers: number
  readonly seats: number
}

/** Who has what is retired, by the latest scan. */
export type AllAffected =
  | { readonly state: 'reading' }
  | { readonly state: 'no-scan' }
  | {
      readonly state: 'read'
      readonly of: (retirement: string) => Affected
      /** There are more customers than were looked at. */
      readonly isAtLeast: boolean
    }
  | { readonly state: 'failed'; readonly error: unknown }

/** Counted here from the list of affected customers. `isScanning`: a first scan is under way, and is looked for. */
export function useAffected(isScanning = false): AllAffected {
  const { data, error } = api.useQuery(
    'get',
    '/api/snapshots/{id}/affected',
    { params: { path: { id: 'latest' }, query: { limit: CUSTOMERS_MOST } } },
    { refetchInterval: ({ state }) => (isScanning && state.data === undefined ? LOOK_AGAIN_MS : false) },
  )
  if (error) return isNoScan(error) ? { state: 'no-scan' } : { state: 'failed', error }
  if (!data) return { state: 'reading' }
  return { state: 'read', of: (retirement) => count(data.items, retirement), isAtLeast: data.next !== null }
}

function isNoScan(error: unknown): boolean {
  return error instanceof Problem && error.status === 404
}

type Customers = Answer<'/api/snapshots/{id}/affected', 'get'>['items']

function count(customers: Customers, retirement: string): Affected {
  const seats = customers.map(({ subscriptions }) =>
    subscriptions
      .filter((each) => each.retirement === retirement && each.status !== 'deleted')
      .reduce((sum, { quantity }) => sum + quantity, 0),
  )
  return { customers: seats.filter((each) => each > 0).length, seats: seats.reduce((sum, each) => sum + each, 0) }
}
