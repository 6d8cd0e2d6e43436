import type { PurchaseLine, Replacement } from '../../src/domain/plan.ts'
import type { CustomerSnapshot } from '../../src/domain/snapshot.ts'
import { makeRequestIds } from '../../src/provider/http/request-ids.ts'
import type { DemoBook } from './a-demo-book.ts'

const GRAPH_BATCH_MAX = 20

/** A customer's part as it was planned, with what was read before. */
export interface Planned {
  readonly snapshot: CustomerSnapshot
  readonly replacement: Replacement
}

export async function advance({ emulator }: DemoBook, duration: string): Promise<void> {
  const answer = await fetch(`${emulator.url}/emulator/clock`, { method: 'POST', body: JSON.stringify({ advance: duration }) })
  if (!answer.ok) throw new Error(`the clock cannot be moved: ${await answer.text()}`)
}

/** Gets the seats of a line as the part says; what Partner Center has against it, in its own numbers. */
export async function getSeats(line: PurchaseLine, { snapshot }: Planned, { partnerCenter }: DemoBook): Promise<readonly unknown[]> {
  const customer = snapshot.customer.id
  const { seats, product, quantity } = line
  if (seats.from === 'owned') return []
  if (seats.from === 'more') {
    const wanted = seats.before + quantity
    await partnerCenter.patchSubscription(customer, seats.subscription, (wire) => ({ ...wire, quantity: wanted }), makeRequestIds())
    return []
  }
  if (product.family !== 'nce') throw new Error(`${product.title} is nothing of new commerce`)
  const { market, segment, billingCycle, term, partnerOnRecord } = line
  const [item] = await partnerCenter.listAvailabilities(product.productId, product.skuId, { country: market, segment })
  const wanted = {
    catalogItemId: item?.catalogItemId ?? '',
    quantity,
    billingCycle,
    termDuration: term,
    friendlyName: 'demo',
    partnerOnRecord,
  }
  const cart = await partnerCenter.createCart(customer, [wanted], makeRequestIds())
  const errors = cart.lines.flatMap(({ error }) => error ?? [])
  return errors.length > 0 ? errors : (await partnerCenter.checkout(customer, cart.id, makeRequestIds())).orderErrors
}

/** Moves everybody of a part, groups first, twenty users to a batch; whoever was refused. */
export async function moveUsers({ snapshot, replacement }: Planned, { graph }: DemoBook): Promise<readonly unknown[]> {
  const customer = snapshot.customer.id
  await graph.listSubscribedSkus(customer)
  const without = replacement.users.flatMap(({ user, usageLocation }) =>
    usageLocation === null ? [] : [{ key: user, userId: user, usageLocation }],
  )
  const refused: unknown[] = []
  if (without.length > 0) refused.push(...notOk(await graph.batchSetUsageLocation(customer, without, makeRequestIds())))
  for (const { group, add, remove } of replacement.groups)
    refused.push(...notOk([await graph.assignGroupLicense(customer, group, { add, remove }, makeRequestIds())]))
  const direct = replacement.users.filter(({ add, remove }) => add.length + remove.length > 0)
  const swaps = direct.map(({ user, add, remove }) => ({ key: user, userId: user, add, remove }))
  for (let from = 0; from < swaps.length; from += GRAPH_BATCH_MAX)
    refused.push(...notOk(await graph.batchAssign(customer, swaps.slice(from, from + GRAPH_BATCH_MAX), makeRequestIds())))
  return refused
}

function notOk<T extends { readonly state: string }>(outcomes: readonly T[]): readonly T[] {
  return outcomes.filter((outcome) => outcome.state !== 'ok')
}
