import { refuseGraph, refusePc, type ModelAnswer } from './model/answer.ts'
import type { Journey } from './stage-dispatcher.ts'
import type { Misbehavior, Operation } from './model/provider-model.ts'

/** What the provider, the network and we ourselves can do wrong. */
export const FAULT_KINDS = [
  '429',
  '412',
  '424',
  '500',
  '502',
  '503',
  '504',
  'timeoutBeforeEffect',
  'timeoutAfterEffect',
  'refused',
  'garbled',
  'twice',
  'late',
  'stale',
  'tokenExpired',
  'orderError',
  'lineError',
  'databaseRefused',
  'databaseDies',
  'commitLost',
  'crashBefore',
  'crashAfter',
  'hang',
  'clockJump',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** Where a fault happens: at a call of the provider, at a turn with the database, or at any turn. */
export type Place = 'call' | 'database' | 'turn'

export function placeOf(kind: FaultKind): Place {
  switch (kind) {
    case 'databaseRefused':
    case 'databaseDies':
    case 'commitLost':
      return 'database'
    case 'crashBefore':
    case 'crashAfter':
    case 'hang':
    case 'clockJump':
      return 'turn'
    default:
      return 'call'
  }
}

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
  'listGroups',
  'getGroup',
  'listMembersWithLicenseErrors',
]

/** Whether the provider answers an operation so; `item`: as an item of a batch. */
export function canHit(kind: FaultKind, { name, isWrite }: Pick<Operation, 'name' | 'isWrite'>, place: 'request' | 'item'): boolean {
  switch (kind) {
    case '412':
      return name === 'patchSubscription'
    case '424':
      return place === 'item'
    case 'stale':
      return DATED.includes(name)
    case 'orderError':
      return name === 'checkout'
    case 'lineError':
      return name === 'createCart'
    case 'twice':
      return place === 'request' && (isWrite || name === 'batch')
    case 'timeoutBeforeEffect':
    case 'timeoutAfterEffect':
    case 'refused':
    case 'garbled':
    case 'late':
    case 'tokenExpired':
    case '429':
    case '500':
    case '502':
    case '503':
    case '504':
      return (
        place === 'request' || !['refused', 'garbled', 'late', 'timeoutBeforeEffect', 'timeoutAfterEffect', 'tokenExpired'].includes(kind)
      )
    default:
      return false
  }
}

/** Kinds that are the network's and not the provider's. */
export function journeyOf(kind: FaultKind | undefined, random: () => number): Journey {
  const usual = { outMs: 5 + random() * 200, backMs: 5 + random() * 200 }
  switch (kind) {
    case 'timeoutBeforeEffect':
      return { ...usual, fate: 'lost-request' }
    case 'timeoutAfterEffect':
      return { ...usual, fate: 'lost-answer' }
    case 'refused':
      return { ...usual, fate: 'never-sent' }
    case 'garbled':
      return { ...usual, fate: 'garbled' }
    case 'twice':
      return { ...usual, fate: 'twice' }
    case 'late':
      return { outMs: random() * 45_000, backMs: random() * 10_000, fate: random() < 0.5 ? 'lost-answer' : 'fine' }
    default:
      return { ...usual, fate: 'fine' }
  }
}

/** Kinds that the provider answers instead of, or in place of, what it would say. */
export function misbehaviorOf(kind: FaultKind, { name }: Operation, random: () => number): Misbehavior | undefined {
  const isGraph = GRAPH.has(name)
  switch (kind) {
    case '429':
      return answer(throttled(isGraph, 1 + Math.floor(random() * 90), random() < 0.2))
    case '412':
      return answer(refusePc(412, 412, 'The subscription was changed by another request.'))
    case '424':
      return answer(refuseGraph(424, 'failedDependency', 'A request that this one depends on has failed.'))
    case '500':
    case '502':
    case '503':
    case '504':
      return answer(
        isGraph ? refuseGraph(Number(kind), 'ServiceUnavailable', `status ${kind}`) : refusePc(Number(kind), 0, `status ${kind}`),
      )
    case 'stale':
      // Documented: a read of the directory may be a minute old, lists of Partner Center fifteen minutes.
      return { do: 'stale', ms: isGraph ? random() * 60_000 : LISTS.has(name) ? random() * 900_000 : random() * 5_000 }
    case 'orderError':
      return answer({
        status: 201,
        body: { orders: [], orderErrors: [{ orderGroupId: '0', code: 800013, description: 'Credit check failed.' }] },
      })
    case 'lineError':
      return answer({
        status: 201,
        body: {
          id: 'cart-with-error',
          status: 'Active',
          lineItems: [{ id: 0, error: { errorCode: 10010, errorDescription: 'The quantity is out of range.' } }],
        },
      })
    default:
      return undefined
  }
}

const LISTS = new Set(['listSubscriptions', 'listOrders', 'listAddOns'])
const GRAPH = new Set([
  'batch',
  'listSubscribedSkus',
  'listDirectorySubscriptions',
  'listUsers',
  'getUser',
  'assignLicense',
  'updateUser',
  'listGroups',
  'getGroup',
  'listGroupMembers',
  'listMembersWithLicenseErrors',
  'assignGroupLicense',
  'reprocessLicenseAssignment',
])

function answer(given: ModelAnswer): Misbehavior {
  return { do: 'answer', answer: given }
}

function throttled(graph: boolean, seconds: number, isSilent: boolean): ModelAnswer {
  const headers: Record<string, string> = isSilent ? {} : { 'retry-after': String(seconds) }
  return graph
    ? refuseGraph(429, 'TooManyRequests', 'Too many requests.', headers)
    : { status: 429, body: { code: 429, description: 'Too many requests.' }, headers }
}
