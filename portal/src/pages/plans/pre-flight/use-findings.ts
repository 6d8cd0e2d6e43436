import { useEffect } from 'react'
import type { Answer } from '../../../api/answer.ts'
import { api } from '../../../api/client.ts'

type Page = Answer<'/api/plans/{id}/preflight', 'get'>
export type CustomerChecks = Page['items'][number]
export type Check = CustomerChecks['checks'][number]

/** A check, and whose it is. */
export interface Finding {
  readonly customer: CustomerChecks['customer']
  readonly check: Check
}

export interface FindingsRead {
  readonly all: readonly Finding[]
  readonly customers: number
  readonly notLookedAt: number
  readonly withFailures: number
  readonly isLoading: boolean
  readonly error: unknown
}

const PAGE = 500
const LOOK_AGAIN_MS = 2000
const READ_AGAIN_MS = 30_000

/** Everything that was found, of the whole plan or of one customer; read more often while somebody looks. */
export function useFindings(plan: string, customer: string | undefined, look: string | undefined): FindingsRead {
  const pages = api.useInfiniteQuery(
    'get',
    '/api/plans/{id}/preflight',
    { params: { path: { id: plan }, query: { limit: PAGE, ...(customer === undefined ? {} : { customer }) } } },
    {
      initialPageParam: '',
      pageParamName: 'after',
      getNextPageParam: ({ next }) => next,
      refetchInterval: look === undefined ? READ_AGAIN_MS : LOOK_AGAIN_MS,
    },
  )
  const { hasNextPage, isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const read = pages.data?.pages ?? []
  const items = read.flatMap((page) => page.items)
  return {
    all: items.flatMap((each) => each.checks.map((check) => ({ customer: each.customer, check }))),
    customers: items.length,
    notLookedAt: read[0]?.notLookedAt ?? 0,
    withFailures: read[0]?.withFailures ?? 0,
    isLoading: pages.isLoading,
    error: pages.error,
  }
}
