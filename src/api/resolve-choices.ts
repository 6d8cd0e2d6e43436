import type { Catalog } from '../domain/catalog.ts'
import type { Choices } from '../domain/choices.ts'
import { id, type CustomerId, type ServicePlanId, type SubscriptionId } from '../domain/id.ts'
import { invariant } from '../domain/invariant.ts'
import { findOwners } from '../store/find-named.ts'
import { findCustomers, type SnapshotStatus } from '../store/snapshots.ts'
import { PRODUCT_MOVE_OPTIONS } from '../catalog/with-product-move.ts'
import { checkUsers, mergeOwn, toGates, toOwn, usersByCustomer } from './choices/own-choices.ts'
import type { ChoicesInput } from './contract/choices-input.ts'
import type { ApiDeps } from './deps.ts'
import { wrongField } from './problems/fields.ts'
import { problem } from './problems/problem.ts'
import { resolveProductMove } from './resolve-product-move.ts'

/** Names become ids; every retirement, option and customer that a choice names has to exist. */
export async function resolveChoices(input: ChoicesInput, snapshot: SnapshotStatus, deps: ApiDeps): Promise<Choices> {
  const refs = [...input.only, ...Object.keys(input.customers)]
  const found = await findCustomers(deps.db, snapshot.id, refs)
  const errors = [
    ...refs.filter((ref) => !found.has(ref)).map((ref) => wrongField(`choices: ${ref}`, 'choice-of-no-customer')),
    ...(await checkUsers(input.users, snapshot, deps)),
    ...(await checkSubscriptions(input, snapshot, deps)),
    ...checkOptions(input, '', deps.catalog),
    ...Object.entries(input.customers).flatMap(([ref, own]) => checkOptions(own, `customers.${ref}.`, deps.catalog)),
  ]
  if (errors.length > 0) throw problem('choice-unknown', {}, errors)
  const productMove = input.productMove && (await resolveProductMove(input.productMove, snapshot, deps))
  const idOf = (ref: string): CustomerId => {
    const customer = found.get(ref)
    invariant(customer, `customer ${ref} was found`)
    return customer
  }
  if (input.renewals && input.productMove)
    throw problem('renewals-and-move', {}, [wrongField('choices: productMove', 'nothing-beside-renewals')])
  const renewals = input.renewals && (await resolveRenewals(input.renewals, input.only, snapshot, deps))
  const named = Object.entries(input.customers).map(([ref, own]) => [idOf(ref), toOwn(own, input)] as const)
  return {
    ...input,
    newServices:
      typeof input.newServices === 'string' ? input.newServices : { on: input.newServices.on.map((plan) => id<ServicePlanId>(plan)) },
    options: { ...(input.options as Choices['options']), ...(productMove ? PRODUCT_MOVE_OPTIONS : {}) },
    // Users are their customers' own: elsewhere nobody knows them.
    users: [],
    policies: input.policies,
    waitBefore: toGates(input.waitBefore),
    mayStayUntil: Object.fromEntries(Object.entries(input.mayStayUntil).map(([ref, day]) => [id<SubscriptionId>(ref), day])),
    productMove,
    renewals: renewals?.changes ?? null,
    only: renewals?.customers ?? input.only.map(idOf).sort(),
    customers: mergeOwn([...(await usersByCustomer(input.users, snapshot, deps)), ...named]),
  }
}

/**
 * The customers are those who own the subscriptions: they need no retired product.
 * @throws ProblemError where customers are named beside them, or a move between products is
 */
async function resolveRenewals(
  renewals: NonNullable<ChoicesInput['renewals']>,
  only: readonly string[],
  snapshot: SnapshotStatus,
  { db }: ApiDeps,
) {
  if (only.length > 0) throw problem('renewals-and-customers', {}, [wrongField('choices: only', 'nobody-beside-renewals')])
  const named = Object.entries(renewals).map(([ref, renewal]) => [id<SubscriptionId>(ref.toLowerCase()), renewal] as const)
  const owners = await findOwners(
    db,
    snapshot.id,
    named.map(([ref]) => ref),
  )
  return { changes: Object.fromEntries(named), customers: [...new Set(owners.values())].sort() }
}

type Chosen = Pick<ChoicesInput['customers'][string], 'options' | 'policies'>

function checkOptions({ options = {}, policies = {} }: Chosen, path: string, catalog: Catalog) {
  const known = catalog.retirements.map((each) => each.id)
  const missing = (name: string, retirementId: string) =>
    wrongField(`${path}${name}.${retirementId}`, 'no-retirement', { retirements: known })
  const ofPolicies = Object.keys(policies)
    .filter((each) => !known.some((one) => one === each))
    .map((each) => missing('policies', each))
  const ofOptions = Object.entries(options).flatMap(([retirementId, optionId]) => {
    const retirement = catalog.retirements.find((each) => each.id === retirementId)
    if (!retirement) return [missing('options', retirementId)]
    if (retirement.options.some((option) => option.id === optionId)) return []
    const options = retirement.options.map((option) => option.id)
    return [wrongField(`${path}options.${retirementId}`, 'no-option', { option: optionId, options })]
  })
  return [...ofPolicies, ...ofOptions]
}

async function checkSubscriptions({ mayStayUntil, renewals }: ChoicesInput, snapshot: SnapshotStatus, { db }: ApiDeps) {
  const named = [
    ...Object.keys(mayStayUntil).map((each) => [`mayStayUntil.${each}`, each.toLowerCase()] as const),
    ...Object.keys(renewals ?? {}).map((each) => [`renewals.${each}`, each.toLowerCase()] as const),
  ]
  const known = await findOwners(
    db,
    snapshot.id,
    named.map(([, each]) => each),
  )
  return named.filter(([, each]) => !known.has(each)).map(([path]) => wrongField(path, 'choice-of-no-subscription'))
}
