import type { Answer } from '../../api/answer.ts'
import { api } from '../../api/client.ts'

export type CustomerDetail = Answer<'/api/customers/{customer}', 'get'>
export type OwnSubscription = CustomerDetail['items'][number]

const READ_AGAIN_MS = 15_000

/** All that is known of one customer, by id or domain. */
export function useCustomer(customer: string): CustomerDetail {
  return api.useSuspenseQuery('get', '/api/customers/{customer}', { params: { path: { customer } } }, { refetchInterval: READ_AGAIN_MS })
    .data
}
