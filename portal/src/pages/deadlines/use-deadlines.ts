import { keepPreviousData } from '@tanstack/react-query'
import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'
import { filtersOf, type DeadlineSearch } from './deadline-search.ts'

const PAGE = 100
const READ_AGAIN_MS = 60_000

export type Deadlines = Answer<'/api/deadlines', 'get'>
export type Deadline = Deadlines['items'][number]

/** The days that a search asks for, a page at a time; while another search is on its way, those of the one before. */
export function useDeadlines(search: DeadlineSearch) {
  return api.useInfiniteQuery(
    'get',
    '/api/deadlines',
    { params: { query: { ...filtersOf(search), limit: PAGE } } },
    {
      pageParamName: 'after',
      initialPageParam: '',
      getNextPageParam: ({ next }: Deadlines) => next,
      placeholderData: keepPreviousData,
      refetchInterval: READ_AGAIN_MS,
    },
  )
}
