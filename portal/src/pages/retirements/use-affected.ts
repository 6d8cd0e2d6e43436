import { api } from '../../api/client.ts'

const LOOK_AGAIN_MS = 2000

export interface Affected {
  readonly customers: number
  readonly seats: number
}

/** Who has what is retired, by the latest scan. */
export type AllAffected =
  | { readonly state: 'reading' }
  | { readonly state: 'no-scan' }
  | { readonly state: 'read'; readonly of: (retirement: string) => Affected }
  | { readonly state: 'failed'; readonly error: unknown }

/** `isScanning`: a first scan is under way, and is looked for. */
export function useAffected(isScanning = false): AllAffected {
  const { data, error } = api.useQuery(
    'get',
    '/api/overview',
    {},
    { refetchInterval: ({ state }) => (isScanning && !state.data?.retirements ? LOOK_AGAIN_MS : false) },
  )
  if (error) return { state: 'failed', error }
  if (!data) return { state: 'reading' }
  const { retirements } = data
  if (retirements === null) return { state: 'no-scan' }
  return { state: 'read', of: (retirement) => retirements.find(({ id }) => id === retirement) ?? { customers: 0, seats: 0 } }
}
