import type { Api, Request } from '../http/request.ts'
import type { Fault } from './fault.ts'
import { findProblem } from './reach.ts'
import { findStatusCode } from './status-codes.ts'

/** A request that a fault may be meant for. */
export interface Asked {
  readonly api: Api
  readonly operation: string
  readonly customerId: string | null
  readonly inBatch: boolean
  readonly request: Request
  /** What the request is about and does not say itself, such as the lines of a cart. */
  readonly about: () => string
}

/** Whether a fault is for this request, whether or not it is its turn. */
export function isMeant(fault: Fault, asked: Asked): boolean {
  if (fault.operation !== '*' && fault.operation !== asked.operation) return false
  if (fault.customer !== null && fault.customer.toLowerCase() !== asked.customerId?.toLowerCase()) return false
  if (fault.operation === '*' && findProblem(fault, asked.api, asked.operation) !== undefined) return false
  if (fault.kind === '424' && !asked.inBatch) return false
  if (isOfLaterPages(fault) && !isLaterPage(asked.request)) return false
  // Which users it is about, the answer shows.
  return fault.match === null || fault.kind === 'groupError' || contains(asked, fault.match)
}

function isOfLaterPages(fault: Fault): boolean {
  return fault.kind === 'pageNotFound' || (fault.kind === 'error' && findStatusCode(fault.code ?? '')?.laterPagesOnly === true)
}

/** Partner Center goes on with a header, Graph with an address (Partner Center REST, paging; Microsoft Graph, paging). */
function isLaterPage({ headers, query }: Request): boolean {
  return headers['ms-continuationtoken'] !== undefined || query.has('$skiptoken')
}

function contains({ request, about }: Asked, text: string): boolean {
  const said = [request.path, decoded(request.path), ...request.query.values(), request.bodyText ?? '', about()]
  return said.some((part) => part.toLowerCase().includes(text.toLowerCase()))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
