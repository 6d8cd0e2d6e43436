import type { Catalog } from '../domain/catalog.ts'
import type { Choices } from '../domain/choices.ts'
import { id, type CustomerId, type ServicePlanId, type SubscriptionId } from '../domain/id.ts'
import { invariant } from '../domain/invariant.ts'
import { listUnknownSubscriptions } from '../store/find-named.ts'
import { findCustomers, type SnapshotStatus } from '../store/snapshots.ts'
import { PRODUCT_MOVE_OPTIONS } from '../catalog/with-product-move.ts'
import { checkUsers, mergeOwn, toOwn, usersByCustomer } from './choices/own-choices.ts'
import type { ChoicesInput } from './contract/choices-input.ts'
import type { ApiDeps } from './deps.ts'
import { invalid } from './problems.ts'
import { resolveProductMove } from './resolve-product-move.ts'

/** Names become ids; every retirement, option and customer that a choice names has to exist. */
export async function resolveChoices(input: ChoicesInput, snapshot: SnapshotStatus, deps: ApiDeps): Promise<Choices> {
  const refs = [...input.only, ...Object.keys(input.customers)]
  const found = await findCustomers(deps.db, snapshot.id, refs)
  const errors = [
    ...refs
      .filter((ref) => !found.has(ref))
      .map((ref) => ({ path: `choices: ${ref}`, message: 'no customer of the snapshot has this id or domain' })),
    ...(await checkUsers(input.users, snapshot, deps)),
    ...(await checkSubscriptions(input.mayStayUntil, snapshot, deps)),
    ...checkOptions(input.options, 'options', deps.catalog),
    ...Object.entries(input.customers).flatMap(([ref, own]) => checkOptions(own.options ?? {}, `customers.${ref}.options`, deps.catalog)),
  ]
  if (errors.length > 0) throw invalid('The choices name something that does not exist.', errors)
  const productMove = input.productMove && (await resolveProductMove(input.productMove, snapshot, deps))
  const idOf = (ref: string): CustomerId => {
    const customer = found.get(ref)
    invariant(customer, `customer ${ref} was found`)
    return customer
  }
  const named = Object.entries(input.customers).map(([ref, own]) => [idOf(ref), toOwn(own, input)] as const)
  return {
    ...input,
    newServices:
      typeof input.newServices === 'string' ? input.newServices : { on: input.newServices.on.map((plan) => id<ServicePlanId>(plan)) },
    options: { ...(input.options as Choices['options']), ...(productMove ? PRODUCT_MOVE_OPTIONS : {}) },
    // Users are their customers' own: elsewhere nobody knows them.
    users: [],
    mayStayUntil: Object.fromEntries(Object.entries(input.mayStayUntil).map(([ref, day]) => [id<SubscriptionId>(ref), day])),
    productMove,
    only: input.only.map(idOf).sort(),
    customers: mergeOwn([...(await usersByCustomer(input.users, snapshot, deps)), ...named]),
  }
}

function checkOptions(options: Readonly<Record<string, string>>, path: string, catalog: Catalog) {
  return Object.entries(options).flatMap(([retirementId, optionId]) => {
    const retirement = catalog.retirements.find((each) => each.id === retirementId)
    if (!retirement) {
      return [
        {
          path: `${path}.${retirementId}`,
          message: `no such retirement; there are ${catalog.retirements.map((each) => each.id).join(', ')}`,
        },
      ]
    }
    if (retirement.options.some((option) => option.id === optionId)) return []
    return [
      {
        path: `${path}.${retirementId}`,
        message: `no option ${optionId}; there are ${retirement.options.map((option) => option.id).join(', ')}`,
      },
    ]
  })
}

async function checkSubscriptions(mayStayUntil: ChoicesInput['mayStayUntil'], snapshot: SnapshotStatus, { db }: ApiDeps) {
  const ids = Object.keys(mayStayUntil)
  const unknown = new Set(
    await listUnknownSubscriptions(
      db,
      snapshot.id,
      ids.map((each) => each.toLowerCase()),
    ),
  )
  return ids
    .filter((each) => unknown.has(each.toLowerCase()))
    .map((each) => ({ path: `mayStayUntil.${each}`, message: 'no customer of the snapshot has this subscription' }))
}
