import { z } from 'zod'
import type { ProviderErrorKind } from '../../domain/provider-error.ts'
import type { Dialect, ErrorWords } from '../http/call.ts'

// `code` is a string in the documentation and a number in the bodies; newer services say `message` (Partner Center REST, errors, 2023-10).
const WireError = z.looseObject({
  code: z.union([z.string(), z.number()]).nullish(),
  description: z.string().nullish(),
  message: z.string().nullish(),
})

/** Our credentials, the delegated roles or the relationship: a person must act. */
const NO_RIGHT = new Set([
  '400',
  '2032',
  '20002',
  '90000',
  '800001',
  '800043',
  '900150',
  '900308',
  '900309',
  '900316',
  '900329',
  '900420',
  '900421',
])

const KIND_OF_CODE: Readonly<Record<string, ProviderErrorKind>> = {
  '2055': 'drifted', // stale etag
  '400019': 'drifted', // stale availability: fetch it again, make a new cart
  '27009': 'rejected', // the parent of an add-on is not active; a 409, yet waiting does not help
  '800060': 'outcome-unknown', // an order is in progress: look at the orders
  '800064': 'outcome-unknown', // another request is checking this cart out, perhaps one of ours whose answer was lost
  '800065': 'outcome-unknown', // this cart was checked out before: look at the orders
}

/** How Partner Center spells ids and errors. */
export const partnerCenterDialect: Dialect = {
  idHeaders: (ids) => ({ 'ms-requestid': ids.requestId, 'ms-correlationid': ids.correlationId, 'ms-contract-version': 'v1' }),
  readIds: (headers) => present({ requestId: headers.get('ms-requestid'), correlationId: headers.get('ms-correlationid') }),
  readError,
  kindOf(status, code): ProviderErrorKind | undefined {
    if (code === undefined) return undefined
    if (status === 401 || status === 403 || code === '900316') return NO_RIGHT.has(code) || status === 401 ? 'unauthorized' : 'rejected'
    return status < 500 ? KIND_OF_CODE[code] : undefined
  },
  // "Item not available", 400072, comes with a 200.
  hiddenError(body): ErrorWords | undefined {
    const words = readError(body)
    const isResource =
      typeof body === 'object' && body !== null && ('id' in body || 'items' in body || 'attributes' in body || 'orders' in body)
    return words.code !== undefined && words.text !== undefined && !isResource ? words : undefined
  },
}

function readError(body: unknown): ErrorWords {
  const read = WireError.safeParse(body)
  if (!read.success) return {}
  const { code, description, message } = read.data
  return present({ code: code === null || code === undefined ? null : String(code), text: description ?? message ?? null })
}

/** Leaves out what is null. */
function present<Key extends string>(members: Readonly<Record<Key, string | null>>): Partial<Record<Key, string>> {
  const kept: Partial<Record<Key, string>> = {}
  for (const key in members) {
    const value = members[key]
    if (value !== null) kept[key] = value
  }
  return kept
}
