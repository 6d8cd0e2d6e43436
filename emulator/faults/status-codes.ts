import type { Api } from '../http/request.ts'
import type { LineError } from '../store/carts.ts'
import { ACCESS_CODES } from './codes/access-codes.ts'
import type { StatusCode } from './codes/code-row.ts'
import { GRAPH_CODES } from './codes/graph-codes.ts'
import { GROUP_ERRORS } from './codes/group-errors.ts'
import { LINE_ERRORS } from './codes/line-errors.ts'
import { NOT_PRODUCED } from './codes/not-produced.ts'
import { PURCHASE_CODES } from './codes/purchase-codes.ts'
import { SIGN_IN_CODES } from './codes/sign-in-codes.ts'
import { SUBSCRIPTION_CODES } from './codes/subscription-codes.ts'

export type { StatusCode } from './codes/code-row.ts'
export { GROUP_ERRORS } from './codes/group-errors.ts'
export { LINE_ERRORS } from './codes/line-errors.ts'
export { NOT_PRODUCED } from './codes/not-produced.ts'

/** Every documented code that a fault of kind `error` can answer with. */
export const STATUS_CODES: readonly StatusCode[] = [
  ...ACCESS_CODES,
  ...PURCHASE_CODES,
  ...SUBSCRIPTION_CODES,
  ...GRAPH_CODES,
  ...SIGN_IN_CODES,
]

/** Codes with which an order group of a checkout can fail: those of the checkout itself that are about what is ordered. */
export const ORDER_ERRORS: readonly StatusCode[] = STATUS_CODES.filter((one) => one.operations.includes('createOrder'))

/** Codes are compared without regard to case. */
export function findStatusCode(code: string): StatusCode | undefined {
  return STATUS_CODES.find((one) => one.code.toLowerCase() === code.toLowerCase())
}

export function findLineError(code: string): LineError | undefined {
  return LINE_ERRORS.find((one) => String(one.errorCode) === code)
}

export function findOrderError(code: string): StatusCode | undefined {
  return ORDER_ERRORS.find((one) => one.code === code)
}

export function findGroupError(code: string): string | undefined {
  return GROUP_ERRORS.find((one) => one.toLowerCase() === code.toLowerCase())
}

/** Why no fault makes a code that is documented; undefined: it is made, or nobody documents it. */
export function whyNotProduced(code: string): string | undefined {
  return NOT_PRODUCED.find((one) => one.codes.some((known) => known.toLowerCase() === code.toLowerCase()))?.why
}

/** Whether an operation of an API can answer with this code. */
export function canComeFrom(code: StatusCode, api: Api, operation: string): boolean {
  return code.api === api && (code.operations.includes('*') || code.operations.includes(operation))
}
