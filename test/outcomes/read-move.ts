import { z } from 'zod'
import { routes } from '../../src/api/contract/routes.ts'
import type { RunningProduct } from '../support/a-running-product.ts'
import type { Case } from './outcome-estate.ts'

/** What a move has come to, partly as the product says and partly as the emulator knows. */
interface Move {
  readonly migrations: readonly string[]
  /** What the migration waits for. */
  readonly because: readonly string[]
  /** States of the users that the run has moved; none where the license stays. */
  readonly moves: readonly string[]
  readonly old: readonly string[]
  /** The families of what was bought, each once. */
  readonly bought: readonly string[]
  readonly keepsLicense: boolean
  readonly users: readonly User[]
}

interface User {
  readonly name: string
  readonly holdsOld: boolean
  readonly holdsTargets: boolean
  /** Whether one of their licenses has the service that the second user has switched off. */
  readonly hasService: boolean
  readonly isServiceOn: boolean
}

export async function readMove(each: Case, run: string, product: RunningProduct): Promise<Move> {
  const { subscriptions, skus } = await product.practice.call('GET', `/emulator/customers/${each.domain}`, Customer)
  const { users } = await product.practice.call('GET', `/emulator/customers/${each.domain}/users`, Users)
  const old = subscriptions.filter(({ retired }) => retired)
  const pattern = new RegExp(each.cell.table.switchedOff)
  const withService = skus.filter(({ servicePlans }) => servicePlans.some(({ name }) => pattern.test(name))).map(({ skuId }) => skuId)
  return {
    ...(await readRecords(each, run, product)),
    old: old.map(({ status }) => status),
    bought: [...new Set(subscriptions.filter(({ boughtHere }) => boughtHere).map(({ family }) => family))].toSorted(),
    keepsLicense: old.some(({ skuId }) => each.targets.includes(skuId)),
    users: users.map(({ userPrincipalName, licenses, servicesOn }) => {
      const held = licenses.map(({ skuId }) => skuId)
      return {
        name: userPrincipalName,
        holdsOld: old.some(({ skuId }) => held.includes(skuId)),
        holdsTargets: each.targets.every((sku) => held.includes(sku)),
        hasService: held.some((sku) => withService.includes(sku)),
        isServiceOn: servicesOn.some((name) => pattern.test(name)),
      }
    }),
  }
}

/**
 * The old subscription is suspended and watched, everybody holds the new licenses instead of the old one and was verified,
 * and the service that the second user had switched off is on for the others, where the new product has it, and for them not.
 */
export function isMoved({ migrations, moves, old, keepsLicense, users }: Move, each: Case): boolean {
  return (
    migrations.join() === 'watch watching' &&
    moves.length === (keepsLicense ? 0 : each.users.length) &&
    moves.every((state) => state === 'verified') &&
    old.join() === 'suspended' &&
    users.length === each.users.length &&
    users.every((user) => user.holdsTargets && (keepsLicense || !user.holdsOld)) &&
    users.every((user) => user.isServiceOn === (user.hasService && user.name !== each.users[1]))
  )
}

const Customer = z.object({
  subscriptions: z.array(
    z.object({ status: z.string(), family: z.string(), skuId: z.string(), retired: z.boolean(), boughtHere: z.boolean() }),
  ),
  skus: z.array(z.object({ skuId: z.string(), servicePlans: z.array(z.object({ name: z.string() })) })),
})

const Users = z.object({
  users: z.array(
    z.object({ userPrincipalName: z.string(), licenses: z.array(z.object({ skuId: z.string() })), servicesOn: z.array(z.string()) }),
  ),
})

async function readRecords(
  { domain }: Case,
  run: string,
  { api }: RunningProduct,
): Promise<Pick<Move, 'migrations' | 'because' | 'moves'>> {
  const { items: migrations } = await api.call(routes.getMigrations, { params: { id: run, customer: domain } })
  const { items: moves } = await api.call(routes.listRunUsers, { params: { id: run }, query: { customer: domain } })
  return {
    migrations: migrations.map(({ step, state }) => `${step} ${state}`),
    because: migrations.flatMap(({ reason }) => reason?.text ?? []),
    moves: moves.map(({ state }) => state),
  }
}
