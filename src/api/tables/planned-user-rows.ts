import type { Catalog } from '../../domain/catalog.ts'
import type { CustomerId } from '../../domain/id.ts'
import type { ServiceEffect } from '../../domain/license-move.ts'
import type { CustomerPlan, Replacement } from '../../domain/plan.ts'
import type { RowOf } from '../../files/table.ts'
import type { usersTable } from '../../files/tables/users.ts'
import { findCustomerPlan, type StoredPlan } from '../../store/plans.ts'
import type { ApiDeps } from '../deps.ts'
import { listTitles, nameService, titleOfSku } from '../name-services.ts'

export type UserRow = RowOf<typeof usersTable.columns>

/** Users of a plan before and after as planned, part by part. */
export async function* plannedUserRows(
  plan: StoredPlan,
  customers: readonly CustomerId[],
  { db, catalog }: Pick<ApiDeps, 'db' | 'catalog'>,
): AsyncGenerator<UserRow> {
  for (const customer of customers) {
    const part = await findCustomerPlan(db, plan.id, customer)
    if (part) yield* rowsOfPart(part.plan, catalog)
  }
}

function* rowsOfPart({ customer, decisions }: CustomerPlan, catalog: Catalog): Generator<UserRow> {
  for (const decision of decisions) {
    if (decision.kind === 'replace') for (const row of rowsOfReplacement(decision, catalog)) yield { customer: customer.name, ...row }
  }
}

/** Users of one replacement as planned. */
export function* rowsOfReplacement(replacement: Replacement, catalog: Catalog): Generator<Omit<UserRow, 'customer'>> {
  const { users, targets, effects } = replacement
  // Worked out once per pattern: a part may have thousands of users and has few patterns.
  const services = new Map(effects.map((effect) => [effect.id, servicesOf(effect, catalog)]))
  for (const { userPrincipalName, option, before, usageLocation, effect } of users) {
    const to = targets.find((target) => target.option === option)?.to ?? []
    yield {
      user: userPrincipalName,
      state: 'planned',
      late: false,
      oldProducts: before.map((license) => titleOfSku(license.skuId, catalog, replacement)).join(', '),
      newProducts: to.map((sku) => titleOfSku(sku, catalog, replacement)).join(', '),
      ...(services.get(effect) ?? NO_SERVICES),
      at: null,
      result: usageLocation === null ? null : `usage location ${usageLocation} is set first`,
    }
  }
}

const NO_SERVICES = { servicesKept: null, servicesLost: null, servicesGained: null }

/** A service of which another plan takes over is kept, and says which. */
export function servicesOf(
  { keeps, changes, loses, gains }: Pick<ServiceEffect, 'keeps' | 'changes' | 'loses' | 'gains'>,
  catalog: Catalog,
) {
  const title = (plan: ServiceEffect['keeps'][number]): string => nameService(plan, catalog).title
  return {
    servicesKept: [...changes.map(({ from, to }) => `${title(from)} (as ${title(to)})`), ...keeps.map(title)].join(', '),
    servicesLost: listTitles(loses, catalog),
    servicesGained: listTitles(gains, catalog),
  }
}
