import { useSuspenseQueries } from '@tanstack/react-query'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'

export type ReplacementOption = Answer<'/api/retirements/{id}', 'get'>['options'][number]

/**
 * The catalog's replacement options of each of these retirements. All are there
 * before the form is shown: what comes later pushes down what somebody is about to press.
 */
export function useOptions(retirements: readonly string[]): (retirement: string) => readonly ReplacementOption[] {
  const read = useSuspenseQueries({
    queries: retirements.map((id) => api.queryOptions('get', '/api/retirements/{id}', { params: { path: { id } } }, { staleTime: 60_000 })),
  })
  return (retirement) => read[retirements.indexOf(retirement)]?.data.options ?? []
}
