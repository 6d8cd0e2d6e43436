import type { Answer } from '../../../api/answer.ts'
import { api } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'

export type Scan = Answer<'/api/snapshots/{id}', 'get'>

const LOOK_AGAIN_MS = 1000

/** What is known of scans: one that is under way or has failed, and the newest whole one, which is planned from. */
export interface Scans {
  readonly isLoading: boolean
  readonly taking: Scan | undefined
  readonly failed: Scan | undefined
  readonly ready: Scan | undefined
  readonly error: unknown
}

/** `named`: the scan that was begun here; null: none was. */
export function useScans(named: string | null): Scans {
  const own = api.useQuery(
    'get',
    '/api/snapshots/{id}',
    { params: { path: { id: named ?? '' } } },
    {
      enabled: named !== null,
      refetchInterval: ({ state: { data } }) => (data?.state === 'taking' ? LOOK_AGAIN_MS : false),
    },
  )
  const latest = api.useQuery('get', '/api/snapshots/{id}', { params: { path: { id: 'latest' } } })
  const ready = newest([own.data, latest.data].filter((scan) => scan?.state === 'complete'))
  const failures = [own.error, latest.error].filter((error) => error !== null && !isMissing(error))
  return {
    isLoading: latest.isLoading || own.isLoading,
    taking: own.data?.state === 'taking' ? own.data : undefined,
    failed: own.data?.state === 'failed' ? own.data : undefined,
    ready,
    error: failures[0],
  }
}

function newest(scans: readonly (Scan | undefined)[]): Scan | undefined {
  return scans.toSorted((a, b) => (a && b ? Date.parse(b.takenAt) - Date.parse(a.takenAt) : 0))[0]
}

/** Nobody has scanned yet, or another database is in use than when this was left. */
function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === 404
}
