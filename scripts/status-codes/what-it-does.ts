import type { ProviderErrorKind } from '../../src/domain/provider-error.ts'

/** What Crossgrade does with an error of a kind, for a reader who does not know the kinds. */
export const WHAT_IT_DOES: Readonly<Record<ProviderErrorKind, string>> = {
  throttled: 'waits as long as it is told',
  unavailable: 'waits and asks again',
  unauthorized: 'asks a person',
  rejected: 'asks a person',
  drifted: 'reads again and goes on from what it finds',
  unreadable: 'asks a person',
  'outcome-unknown': 'settles: reads back what became of it',
  'refused-here': 'waits for a person’s leave',
}

/** Users are judged one by one inside a batch, by Graph's own name or the status (Microsoft Graph, JSON batching). */
export function whatItDoesWithUser(code: string, status: number): string {
  if (status === 429 || code === 'COUNT_VIOLATION' || code === 'CONCURRENCY') return 'tries this user again; the others go on'
  if (status === 401 || status >= 500) return 'settles: reads back what became of this user'
  return 'names this user; the others go on'
}
