import type { Json } from '../domain/durable.ts'
import type { CustomerId, SubscriptionId } from '../domain/id.ts'
import type { UserMove } from '../domain/license-move.ts'
import type { CustomerPlan, PurchaseLine, Replacement } from '../domain/plan.ts'
import type { StepName } from '../domain/run.ts'
import { toBatchBody, type InnerRequest } from '../provider/graph/batch.ts'
import { assignRequest, toWireChange } from '../provider/graph/operations/assign-license.ts'
import { groupAssignPath } from '../provider/graph/operations/groups.ts'
import { usageLocationRequest } from '../provider/graph/operations/usage-location.ts'
import { cartRequest, checkoutRequest } from '../provider/partner-center/operations/carts.ts'
import { patchRequest } from '../provider/partner-center/operations/subscriptions.ts'
import { endingRequest } from './endings.ts'
import { USERS_PER_BATCH } from './licenses/swap-users.ts'
import { cartLine } from './purchase/make-cart.ts'
import { licensesStay } from './planned-moves.ts'
import { renewalMembers } from './steps/change-renewal.ts'
import { requestFor } from './steps/reactivate.ts'

/** What is known only when it is sent, by the name that stands in its place. */
export type AtRunTime =
  'availability' | 'marker' | 'cart' | 'base' | 'other-members' | 'who-in-batch' | 'cancel-or-end' | 'only-what-differs' | 'repeated'

/** One request that changes something at Microsoft, as the part has it. `{…}` stands for what is known at run time alone. */
export interface PlannedCall {
  readonly decision: string
  readonly step: StepName
  /** The line, subscription or group it is about; of a batch how many users. */
  readonly about: string
  /** Of a batch; null where it is about one thing. */
  readonly users: number | null
  readonly api: 'partner-center' | 'graph'
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** Behind the API's address and version. */
  readonly path: string
  /** Null: it has none. */
  readonly body: Json
  readonly atRunTime: readonly AtRunTime[]
}

/**
 * What carrying out a part would send, in its order: what changes something, made by what sends it. What is read before and after each
 * is not among it, nor what a person does.
 */
export function listPlannedCalls({ customer, decisions }: CustomerPlan): readonly PlannedCall[] {
  return decisions.flatMap((decision) => (decision.kind === 'replace' ? callsOf(decision, customer.id) : []))
}

function callsOf(replacement: Replacement, customer: CustomerId): readonly PlannedCall[] {
  const calls = [
    ...reactivations(replacement, customer),
    ...(replacement.purchase === 'by-a-person' ? [] : replacement.lines.flatMap((line) => purchase(line, customer))),
    ...(licensesStay(replacement) && replacement.method !== 'undo' ? [] : swaps(replacement)),
    ...seatsBack(replacement, customer),
    ...(replacement.suspension === 'by-a-person' ? [] : [...endings(replacement, customer), ...renewals(replacement, customer)]),
  ]
  return calls.map((call) => ({ decision: replacement.id, users: null, ...call }))
}

type Call = Omit<PlannedCall, 'decision' | 'users'> & { readonly users?: number }

function purchase(line: PurchaseLine, customer: CustomerId): readonly Call[] {
  const { seats, product } = line
  const about = product.title
  if (seats.from === 'owned') return []
  if (seats.from === 'more')
    return [patch('buy', about, customer, seats.subscription, { quantity: seats.before + line.quantity }, ['other-members'])]
  const item = product.family === 'nce' ? `${product.productId}:${product.skuId}:{availability}` : null
  const parent = parentOf(line)
  const asked = cartLine('{marker}', line, item ?? (product.family === 'legacy' ? product.offerId : ''), parent)
  const cart = cartRequest(customer, [asked])
  const unknown = [
    ...(item === null ? [] : ['availability' as const]),
    'marker' as const,
    ...(parent === '{base}' ? ['base' as const] : []),
  ]
  return [
    { ...partnerCenter('buy', about, cart), atRunTime: unknown },
    { ...partnerCenter('buy', about, checkoutRequest(customer, '{cart}')), atRunTime: ['cart', 'repeated'] },
  ]
}

/** A base that another line buys has its id when it is bought. */
function parentOf({ parent }: PurchaseLine): SubscriptionId | null {
  if (parent === null) return null
  return 'subscription' in parent ? parent.subscription : ('{base}' as SubscriptionId)
}

function swaps({ users, groups }: Replacement): readonly Call[] {
  const direct = users.filter(({ add, remove }) => add.length + remove.length > 0)
  const unlocated = direct.filter((move): move is UserMove & { readonly usageLocation: string } => move.usageLocation !== null)
  return [
    ...inBatches(unlocated, (move) => usageLocationRequest(move.user, move.usageLocation)),
    ...inBatches(direct, (move) => assignRequest(move.user, move)),
    ...groups.map((group): Call => ({
      step: 'move-licenses',
      about: group.name,
      api: 'graph',
      method: 'POST',
      path: groupAssignPath(group.group),
      body: asJson(toWireChange(group)),
      atRunTime: [],
    })),
  ]
}

function inBatches<Move>(moves: readonly Move[], requestOf: (move: Move) => InnerRequest): readonly Call[] {
  return Array.from({ length: Math.ceil(moves.length / USERS_PER_BATCH) }, (_, at): Call => {
    const batch = moves.slice(at * USERS_PER_BATCH, (at + 1) * USERS_PER_BATCH)
    return {
      step: 'move-licenses',
      about: batch.length === 1 ? '1 user' : `${batch.length} users`,
      users: batch.length,
      api: 'graph',
      method: 'POST',
      path: '/$batch',
      body: asJson(toBatchBody(batch.map(requestOf))),
      atRunTime: ['who-in-batch'],
    }
  })
}

function endings({ switchOff, from }: Replacement, customer: CustomerId): readonly Call[] {
  return switchOff.map(({ subscription, by }) => {
    const offer = from.subscriptions.find(({ id }) => id === subscription)?.offerName ?? subscription
    return patch('switch-off', offer, customer, subscription, endingRequest(by), [
      'other-members',
      ...(by === 'cancel' ? ['cancel-or-end' as const] : []),
    ])
  })
}

function renewals({ renewals: all }: Replacement, customer: CustomerId): readonly Call[] {
  return all.map((each) => {
    const members = renewalMembers(each, { offerId: '{product}:{sku}:{availability}' })
    return patch('change-renewal', each.offerName, customer, each.subscription, asJson(members), ['other-members', 'availability'])
  })
}

/** As a suspended one is asked for: of what was told to end at its term, only that is taken back. */
function reactivations({ undoes }: Replacement, customer: CustomerId): readonly Call[] {
  return (undoes?.reactivate ?? []).flatMap((each) => [
    patch('reactivate', each.offerName, customer, each.subscription, requestFor({ status: 'suspended', endsAtTerm: true }, each), [
      'other-members',
      'only-what-differs',
    ]),
    ...each.addOns.map((addOn) =>
      patch('reactivate', addOn.offerName, customer, addOn.subscription, { status: 'active' }, ['other-members', 'only-what-differs']),
    ),
  ])
}

function seatsBack({ undoes }: Replacement, customer: CustomerId): readonly Call[] {
  return (undoes?.giveBack ?? []).map(({ subscription, before }) =>
    patch('switch-off', subscription, customer, subscription, { quantity: before }, ['other-members']),
  )
}

function patch(
  step: StepName,
  about: string,
  customer: CustomerId,
  subscription: SubscriptionId,
  members: Json,
  atRunTime: readonly AtRunTime[],
): Call {
  return { ...partnerCenter(step, about, patchRequest(customer, subscription, members)), atRunTime }
}

function partnerCenter(
  step: StepName,
  about: string,
  { method, path, body }: { readonly method: 'POST' | 'PATCH'; readonly path: string; readonly body?: unknown },
): Omit<Call, 'atRunTime'> {
  return { step, about, api: 'partner-center', method, path: withNames(path), body: asJson(body) }
}

/** The names of what is not known yet stay readable in an address. */
function withNames(path: string): string {
  return path.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

/** As it goes over the wire. */
function asJson(body: unknown): Json {
  return body === undefined ? null : (JSON.parse(JSON.stringify(body)) as Json)
}

/** The sentence of what is known only then, for every face. */
export function sayAtRunTime(name: AtRunTime): string {
  return AT_RUN_TIME[name]
}

const AT_RUN_TIME: { readonly [name in AtRunTime]: string } = {
  availability:
    '{availability}: of the new commerce catalog on that day, the first by id that can be bought in the market and segment with the term and billing cycle',
  marker: '{marker}: by which this purchase is found again; made from the run, the customer and the line',
  cart: '{cart}: the id that Partner Center gives the cart',
  base: '{base}: the subscription that the base product’s line has bought',
  repeated: 'where its answer is lost, this is repeated for the same cart, and nothing is bought again',
  'other-members': 'the subscription is read first, and everything else of it goes back as it came; a legacy one with its etag',
  'who-in-batch': 'who shares a batch, and how many there are, follows who holds the old license then and how many seats are free',
  'cancel-or-end': 'where its seven days are over by then, it is ended at its term instead',
  'only-what-differs': 'only what reads otherwise then is changed',
}
