import { PRODUCT_MOVE_OPTIONS } from '../../catalog/with-product-move.ts'
import type { Choices, CustomerChoices, ProductMove } from '../../domain/choices.ts'
import type { SnapshotId } from '../../domain/id.ts'
import { choicesFor } from '../../planning/choices-for.ts'
import { readAffectedBodies } from '../../store/affected-bodies.ts'
import type { StoredPlan } from '../../store/plans.ts'
import { findSnapshot } from '../../store/snapshots.ts'
import type { ApiDeps } from '../deps.ts'

type Members = Readonly<Record<string, unknown>>

/** What was chosen for a plan, as `ChoicesInput` wants it, with every customer that it covers written out. */
export async function exportChoices({ header }: StoredPlan, { db }: Pick<ApiDeps, 'db'>): Promise<Members> {
  const { choices, snapshot } = header
  // Whose renewals they are is known; nobody else is planned.
  if (choices.renewals) return { ...choices, ...perCustomer(choices), only: [], customers: {} }
  const customers: Record<string, Members> = {}
  for await (const { customer } of readAffectedBodies(db, snapshot.id)) {
    if (choices.only.length > 0 && !choices.only.includes(customer.id)) continue
    customers[customer.domain] = perCustomer(choicesFor(choices, customer))
  }
  const product = (await findSnapshot(db, snapshot.id))?.also?.product
  return {
    ...choices,
    ...perCustomer(choices),
    productMove: choices.productMove && moveInput(choices.productMove, product ?? choices.productMove.from.title),
    customers,
  }
}

/** The affected customers of a snapshot, for whom nothing has been chosen yet. */
export async function exportCustomers(snapshot: SnapshotId, { db }: Pick<ApiDeps, 'db'>): Promise<Members> {
  const customers: Record<string, Members> = {}
  for await (const { customer } of readAffectedBodies(db, snapshot)) customers[customer.domain] = { options: {} }
  return { customers }
}

function perCustomer(choices: CustomerChoices): Members {
  const { seats, seatLimits, seatsFrom, term, billingCycle, atTermEnd, unitPriceCeiling, usageLocation, voiceLoss, teamsLoss } = choices
  const { policies, waitBefore, purchase, suspension, users } = choices
  return {
    options: withoutMove(choices.options),
    ...{ seats, seatLimits, seatsFrom, term, billingCycle, atTermEnd, unitPriceCeiling, usageLocation, voiceLoss, teamsLoss },
    ...{ policies, waitBefore, purchase, suspension, users },
  }
}

/** The option of a move between products follows from the move. */
function withoutMove(options: Choices['options']): Members {
  return Object.fromEntries(Object.entries(options).filter(([retirement]) => !(retirement in PRODUCT_MOVE_OPTIONS)))
}

function moveInput({ to }: ProductMove, from: string): Members {
  return { from, to: to.products.map((product) => product.skuId) }
}
