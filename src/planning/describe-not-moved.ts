import type { Reason } from '../domain/run.ts'
import { listed, said } from './say-fact.ts'

type Facts = Reason['facts']

/** Why a product that a user holds is left as it is by a plan: every sentence for it. */
const NOT_MOVED = {
  'product-blocked': ({ offer, codes }: Facts) => `${said(offer)} of this customer is blocked: ${listed(codes)}`,
  'product-may-stay': ({ offer, until }: Facts) => `${said(offer)} may stay until ${said(until)}`,
  'same-license': ({ offer }: Facts) => `${said(offer)} is replaced by a product with the same license, which stays`,
} as const

export type NotMovedCode = keyof typeof NOT_MOVED
export const NOT_MOVED_CODES = Object.keys(NOT_MOVED) as readonly NotMovedCode[]

export function notMoved(code: NotMovedCode, facts: Facts): Reason {
  return { code, text: NOT_MOVED[code](facts), facts }
}
