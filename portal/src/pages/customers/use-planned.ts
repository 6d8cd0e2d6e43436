import { api } from '../../api/client.ts'
import type { CustomerDetail } from './use-customer.ts'

/** What the newest plan does with one subscription. */
export interface Planned {
  readonly plan: string
  readonly kind: 'replace' | 'blocked' | 'skip'
  /** What takes its place, with how many seats; empty: nothing does. */
  readonly products: readonly { readonly title: string; readonly quantity: number }[]
  /** How it ends; null: it does not. */
  readonly endsBy: 'suspend' | 'cancel' | 'end-at-term' | null
}

/** By the subscription's id; undefined: the newest plan says nothing of it, or there is none. */
export type PlannedOf = (subscription: string) => Planned | undefined

/** A part as it was hashed; of it what is shown here. */
interface PartShown {
  readonly decisions?: readonly {
    readonly kind: Planned['kind']
    readonly subscription?: string
    readonly subscriptions?: readonly string[]
    readonly from?: { readonly subscriptions: readonly { readonly id: string; readonly addOns: readonly { readonly id: string }[] }[] }
    readonly lines?: readonly { readonly product: { readonly title: string }; readonly quantity: number }[]
    readonly switchOff?: readonly { readonly subscription: string; readonly by: NonNullable<Planned['endsBy']> }[]
  }[]
}

/** Reads the customer's part of its newest plan of the book. */
export function usePlanned({ customer, parts }: CustomerDetail): PlannedOf {
  const newest = parts.find(({ purpose }) => purpose === 'book')
  const { data } = api.useQuery(
    'get',
    '/api/plans/{id}/parts/{customer}',
    { params: { path: { id: newest?.plan ?? '', customer: customer.id } } },
    { enabled: newest !== undefined },
  )
  if (!data || !newest) return () => undefined
  const { decisions = [] } = data.plan as PartShown
  return (id) => {
    const decision = decisions.find(
      ({ subscription, subscriptions, from }) =>
        subscription === id ||
        subscriptions?.includes(id) === true ||
        from?.subscriptions.some((old) => old.id === id || old.addOns.some((addOn) => addOn.id === id)),
    )
    if (!decision) return undefined
    return {
      plan: newest.plan,
      kind: decision.kind,
      products: (decision.lines ?? []).map(({ product, quantity }) => ({ title: product.title, quantity })),
      endsBy: decision.switchOff?.find(({ subscription }) => subscription === id)?.by ?? null,
    }
  }
}
