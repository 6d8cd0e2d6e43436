import type { Choices } from '../../src/domain/choices.ts'
import type { Blocked, CustomerPlan, Replacement } from '../../src/domain/plan.ts'
import type { CustomerSnapshot, MarketItem } from '../../src/domain/snapshot.ts'
import { planCustomer } from '../../src/planning/plan-customer.ts'
import { AS_OF, aCustomer, aMarket, CATALOG, someChoices } from './a-customer.ts'

export interface World {
  readonly customer?: Partial<CustomerSnapshot>
  readonly choices?: Partial<Choices>
  readonly market?: readonly MarketItem[]
}

/** Contoso in Sweden, planned from the catalog that ships; a test gives what it is about. */
export function planOf({ customer = {}, choices = {}, market = aMarket() }: World = {}): CustomerPlan {
  return planCustomer(aCustomer(customer), market, CATALOG, someChoices(choices), AS_OF)
}

/** @throws Error with the blockers where nothing is replaced */
export function replacementOf(world: World = {}): Replacement {
  const { decisions } = planOf(world)
  const found = decisions.find((decision) => decision.kind === 'replace')
  if (!found) throw new Error(`nothing is replaced: ${JSON.stringify(decisions)}`)
  return found
}

/** The codes of what blocks. */
export function blockersOf(world: World = {}): readonly string[] {
  return planOf(world)
    .decisions.filter((decision): decision is Blocked => decision.kind === 'blocked')
    .flatMap((decision) => decision.by.map((blocker) => blocker.code))
}

/** The plan's choice of one option for E4. */
export function optionOfE4(option: string): Pick<Choices, 'options'> {
  return { options: { 'office-365-e4': option } as Choices['options'] }
}
