import type { Api } from '../http/request.ts'
import type { Fault } from './fault.ts'
import { canComeFrom, findStatusCode } from './status-codes.ts'

const CARTS = ['createCart', 'updateCart']
const PAGED = ['listCustomers', 'listAuditRecords', 'listUsers']
const DATED = [
  'listSubscriptions',
  'getSubscription',
  'listAddOns',
  'listOrders',
  'getOrder',
  'listSubscribedSkus',
  'listDirectorySubscriptions',
  'listUsers',
  'getUser',
  'listLicenseDetails',
]

/** Why a fault can never come from an operation, as the end of a sentence that says what would be right; undefined: it can. */
export function findProblem(fault: Pick<Fault, 'kind' | 'code'>, api: Api, operation: string): string | undefined {
  switch (fault.kind) {
    case 'error':
      return findCodeProblem(fault.code ?? '', api, operation)
    case 'lineError':
      return among(CARTS, operation)
    case 'orderError':
      return among(['checkout'], operation)
    case 'groupError':
      return among(['listUsers', 'getUser'], operation)
    case 'stale':
      return among(DATED, operation)
    case 'pageNotFound':
      return among(PAGED, operation)
    case '424':
      return api === 'graph' && operation !== 'batch' ? undefined : 'an operation of Graph that can be an item of a batch'
    case '412':
    case 'tokenExpired':
      return api === 'login' ? 'an operation of Partner Center or Graph' : undefined
    default:
      return undefined
  }
}

function findCodeProblem(code: string, api: Api, operation: string): string | undefined {
  const known = findStatusCode(code)
  if (!known || canComeFrom(known, api, operation)) return undefined
  return known.operations.includes('*') ? `any operation of ${API_NAMES[known.api]}` : known.operations.join(', ')
}

const API_NAMES: Readonly<Record<Api, string>> = { 'partner-center': 'Partner Center', graph: 'Graph', login: 'sign-in' }

function among(operations: readonly string[], operation: string): string | undefined {
  return operations.includes(operation) ? undefined : operations.join(', ')
}
