import { useEffect } from 'react'
import type { Answer } from '../../../api/answer.ts'
import { api } from '../../../api/client.ts'
import type { Draft } from './draft.ts'

export type Affected = Answer<'/api/snapshots/{id}/affected', 'get'>['items'][number]

const PAGE = 500

/** Every affected customer of a scan, page after page. */
export function useAffected(scan: string | undefined): {
  readonly items: readonly Affected[]
  readonly isLoading: boolean
  /** Why there are not all of them. */
  readonly error: unknown
} {
  const pages = api.useInfiniteQuery(
    'get',
    '/api/snapshots/{id}/affected',
    { params: { path: { id: scan ?? '' }, query: { limit: PAGE } } },
    {
      enabled: scan !== undefined,
      initialPageParam: '',
      pageParamName: 'after',
      getNextPageParam: ({ next }) => next,
      staleTime: Infinity,
    },
  )
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return {
    items: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    isLoading: !isError && (pages.isLoading || hasNextPage),
    error: pages.error,
  }
}

/** What of a retired product there is at affected customers. */
export interface AffectedBy {
  readonly retirement: string
  readonly customers: number
  readonly subscriptions: number
  readonly seats: number
}

/** By retirement, the one of most customers first. */
export function sumByRetirement(items: readonly Affected[]): readonly AffectedBy[] {
  const sums = new Map<string, { customers: Set<string>; subscriptions: number; seats: number }>()
  for (const { customer, subscriptions } of items)
    for (const { retirement, quantity } of subscriptions) {
      if (retirement === null) continue
      const sum = sums.get(retirement) ?? { customers: new Set<string>(), subscriptions: 0, seats: 0 }
      sums.set(retirement, sum)
      sum.customers.add(customer.id)
      sum.subscriptions += 1
      sum.seats += quantity
    }
  return [...sums]
    .map(([retirement, { customers, ...sum }]) => ({ retirement, customers: customers.size, ...sum }))
    .sort((a, b) => b.customers - a.customers || (a.retirement < b.retirement ? -1 : 1))
}

/** Those whom the draft plans. */
export function inScope(items: readonly Affected[], { which, customers }: Pick<Draft, 'which' | 'customers'>): readonly Affected[] {
  if (which === 'all') return items
  const named = new Set(customers)
  const isNamed = ({ customer }: Affected): boolean => named.has(customer.domain) || named.has(customer.id)
  return items.filter((each) => (which === 'only' ? isNamed(each) : !isNamed(each)))
}
