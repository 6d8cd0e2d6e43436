import { canComeFrom } from '../../emulator/faults/status-codes.ts'
import type { StatusCode } from '../../emulator/faults/status-codes.ts'
import type { Api } from '../../src/provider/explain/explanation.ts'

/** The body of a `POST /emulator/faults` that makes a code. */
export interface Switch {
  readonly kind: string
  readonly operation: string
  readonly code?: string
}

/**
 * Operations that Crossgrade calls and that hand a refusal on, the plainest first. Those whose "not found" is an answer
 * (an order, a cart, a product) are left out.
 */
const CALLED: Readonly<Record<Api, readonly string[]>> = {
  'partner-center': [
    ...['listSubscriptions', 'getSubscription', 'checkout', 'createCart', 'patchSubscription', 'listProducts', 'listSkus'],
    ...['listAvailabilities', 'listCustomerOffers', 'listCustomers', 'listAuditRecords'],
  ],
  graph: ['listSubscribedSkus', 'assignLicense', 'listUsers', 'getUser'],
  'sign-in': ['token'],
}

/** Operations whose "not found" is an answer to Crossgrade and no error. */
const MAY_BE_ABSENT = ['getOrder', 'getCart', 'getProduct', 'getSubscriptionProvisioningStatus', 'getOrderProvisioningStatus']

/** Whether Crossgrade meets a code only where it means "not there", which it is prepared for. */
export function meansAbsent({ status, operations }: StatusCode): boolean {
  return status === 404 && operations.some((operation) => MAY_BE_ABSENT.includes(operation))
}

/** The emulator's name of an API is its own for sign-in. */
export function apiOf({ api }: Pick<StatusCode, 'api'>): Api {
  return api === 'login' ? 'sign-in' : api
}

/** The plainest way to meet a code; undefined where no operation that Crossgrade calls can answer with it. */
export function findSwitch(code: StatusCode): Switch | undefined {
  const operation = CALLED[apiOf(code)].find((name) => canComeFrom(code, code.api, name))
  return operation === undefined ? undefined : { kind: 'error', operation, code: code.code }
}
