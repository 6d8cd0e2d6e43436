import type { PurchaseLine } from '../../domain/plan.ts'
import type { SkuUnits, Subscription } from '../../domain/snapshot.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed } from './finding.ts'
import type { Finding } from './finding.ts'

/** Seats that are not bought anew are still there: free ones that are owned, and the subscription that gets more. */
export async function lookAtFreeSeats({ replacements, subscriptions, skus }: CheckTarget): Promise<readonly Finding[]> {
  const lines = replacements.flatMap((replacement) => replacement.lines)
  const owned = lines.filter((line) => line.seats.from === 'owned')
  const units = owned.length > 0 ? await skus() : []
  const grown = lines.filter((line) => line.seats.from === 'more')
  const found = grown.length > 0 ? await subscriptions() : []
  const bought = lines.filter((line) => line.seats.from === 'new')
  return [
    ...owned.map((line) => judgeOwned(line, units)),
    ...grown.flatMap((line) => judgeGrown(line, found)),
    ...bought.map((line) =>
      passed(`${line.quantity} seats of ${line.product.title} are bought: no free ones are needed`, undefined, {
        quantity: line.quantity,
        product: line.product.title,
      }),
    ),
  ]
}

/** Free are those enabled and in grace, less those assigned; suspended ones are not (Microsoft Graph v1.0, subscribedSku). */
function judgeOwned(line: PurchaseLine, units: readonly SkuUnits[]): Finding {
  const sku = units.find((each) => each.skuId === line.product.provisions)
  const free = sku ? sku.enabled + sku.warning - sku.consumed : 0
  const { title, provisions: subject } = line.product
  const facts = { free, product: title, needed: line.quantity }
  if (free >= line.quantity) return passed(`${free} seats of ${title} are free, ${line.quantity} are needed`, subject, facts)
  return failed(`${free} seats of ${title} are free, and the plan counts on ${line.quantity}`, {
    subject,
    facts,
    fix: 'scan again and make a new plan, which buys what is missing',
    whoFixes: 'operator',
  })
}

function judgeGrown({ seats, product }: PurchaseLine, found: readonly Subscription[]): Finding[] {
  if (seats.from !== 'more') return []
  const now = found.find((each) => each.id === seats.subscription)
  if (now?.status === 'active' && now.quantity === seats.before)
    return [
      passed(`the subscription of ${product.title} that gets more seats is as planned`, seats.subscription, { product: product.title }),
    ]
  const is = now ? `${now.status} with ${now.quantity} seats` : 'gone'
  return [
    failed(`the subscription of ${product.title} that was to get more seats was active with ${seats.before}, and is ${is}`, {
      subject: seats.subscription,
      facts: { product: product.title, before: seats.before, ...(now ? { status: now.status, seats: now.quantity } : {}) },
      fix: 'scan again and make a new plan',
      whoFixes: 'operator',
    }),
  ]
}
