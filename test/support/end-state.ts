import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import type { RunningProduct } from './a-running-product.ts'

type Product = Pick<RunningProduct, 'api' | 'practice'>

/**
 * What a run has come to, as text that two runs over the same estate can be compared by: per customer the provider's
 * subscriptions, orders and users, then what the product says of its migrations and users. Ids and times are left out, and
 * users who are alike stand in one line.
 */
export async function readEndState(product: Product, run: string): Promise<string> {
  const { customers } = await product.practice.call('GET', '/emulator/customers', Customers)
  const blocks: string[] = []
  for (const { id, domain } of customers.toSorted((a, b) => compare(a.domain, b.domain))) {
    blocks.push(block(domain, [...(await customerLines(id, product)), ...(await userLines(id, product))]))
  }
  return [...blocks, block('migrations', await migrationLines(run, product)), block('moves', await moveLines(run, product))].join('\n')
}

const Customers = z.object({ customers: z.array(z.object({ id: z.string(), domain: z.string() })) })

const Customer = z.object({
  subscriptions: z.array(
    z.object({ product: z.string(), family: z.string(), status: z.string(), quantity: z.number(), autoRenewEnabled: z.boolean() }),
  ),
  orders: z.array(z.unknown()),
})

const License = z.object({ skuId: z.string(), disabledPlans: z.array(z.string()) })
const Users = z.object({
  users: z.array(z.object({ userPrincipalName: z.string(), licenses: z.array(License), servicesOn: z.array(z.string()) })),
})

async function customerLines(id: string, { practice }: Product): Promise<readonly string[]> {
  const { subscriptions, orders } = await practice.call('GET', `/emulator/customers/${id}`, Customer)
  const shown = subscriptions.map(
    (each) => `${each.product} ${each.family} ${each.status} ${each.quantity} renews: ${each.autoRenewEnabled}`,
  )
  return [`${orders.length} orders`, ...shown.toSorted(compare)]
}

async function userLines(id: string, { practice }: Product): Promise<readonly string[]> {
  const { users } = await practice.call('GET', `/emulator/customers/${id}/users?limit=10000`, Users)
  return alike(
    users.map(({ userPrincipalName, licenses, servicesOn }) => [userPrincipalName, `${held(licenses)}, on: ${servicesOn.join(' ')}`]),
  )
}

async function migrationLines(run: string, { api }: Product): Promise<readonly string[]> {
  const { state, migrations } = await api.call(routes.getRun, { params: { id: run } })
  const shown = migrations.map((each) => `${each.customer.name} ${each.retirement} ${each.step} ${each.state}: ${each.reason?.text ?? ''}`)
  return [`the run is ${state}`, ...shown.toSorted(compare)]
}

async function moveLines(run: string, { api }: Product): Promise<readonly string[]> {
  const all: [string, string][] = []
  for (let after = ''; ;) {
    const { items, next } = await api.call(routes.listRunUsers, { params: { id: run }, query: { after, limit: 1000 } })
    for (const { userPrincipalName, state, isLatecomer, before, after: now } of items) {
      all.push([userPrincipalName, `${state}${isLatecomer ? ' latecomer' : ''}: ${held(before?.licenses)} became ${held(now?.licenses)}`])
    }
    if (next === null) return alike(all)
    after = next
  }
}

/** One line for all of whom the same is said, with their names. */
function alike(users: readonly (readonly [name: string, said: string])[]): readonly string[] {
  const groups = [...Map.groupBy(users, ([, said]) => said)]
  return groups
    .map(
      ([said, group]) =>
        `${said}: ${group
          .map(([name]) => name)
          .toSorted(compare)
          .join(' ')}`,
    )
    .toSorted(compare)
}

function held(licenses: readonly z.infer<typeof License>[] = []): string {
  const shown = licenses.map(({ skuId, disabledPlans }) => `${skuId} off: [${disabledPlans.toSorted(compare).join(' ')}]`)
  return shown.toSorted(compare).join(' + ') || 'nothing'
}

function block(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
