import type { EventLog, LicenseState, ServicePlanFacts } from '../events.ts'

/** What the rules ask about one customer. All GUIDs in and out are lower case. */
export interface CustomerView {
  readonly retiredSkus: ReadonlySet<string>
  /** Of the add-ons that hang, or hung, on a retired subscription. */
  readonly addOnSkus: ReadonlySet<string>
  readonly boughtSkus: ReadonlySet<string>
  /** Families with a service plan that some held SKU gives and that path does not switch off. The state of the SKU is ignored. */
  familiesOn(licenses: readonly LicenseState[]): ReadonlySet<string>
  /** Families with a service plan in any of the SKUs, on or off. */
  familiesIn(licenses: readonly LicenseState[]): ReadonlySet<string>
  /** Service plans that the SKUs give and that are not switched off. */
  plansOn(licenses: readonly LicenseState[]): ReadonlySet<string>
  /** Service plans of the SKUs, on or off. */
  plansIn(licenses: readonly LicenseState[]): ReadonlySet<string>
}

/** Answers for each customer, made when first asked for. Equal sets of families are one object over all customers and users. */
export function createCustomerViews(log: EventLog): (customerId: string) => CustomerView {
  const views = new Map<string, CustomerView>()
  const share = createSetPool()
  return (customerId) => {
    const known = views.get(customerId)
    if (known) return known
    const view = createView(log, customerId, share)
    views.set(customerId, view)
    return view
  }
}

type SharedSet = (names: Iterable<string>) => ReadonlySet<string>

function createView(log: EventLog, customerId: string, share: SharedSet): CustomerView {
  const facts = log.factsOf(customerId)
  const familiesOf = (plans: ReadonlySet<string>): ReadonlySet<string> => share(Array.from(plans, (plan) => facts.familyOf(plan)))
  return {
    retiredSkus: share(lowerCased(log.retiredSkusOf(customerId))),
    addOnSkus: share(lowerCased(log.addOnSkusOf(customerId))),
    boughtSkus: share(lowerCased(log.boughtSkusOf(customerId))),
    familiesOn: remembered((licenses) => familiesOf(plansOn(licenses, facts))),
    familiesIn: remembered((licenses) => familiesOf(plansOn(licenses.map(withNothingOff), facts))),
    plansOn: (licenses) => plansOn(licenses, facts),
    plansIn: (licenses) => plansOn(licenses.map(withNothingOff), facts),
  }
}

function plansOn(licenses: readonly LicenseState[], facts: ServicePlanFacts): Set<string> {
  const on = new Set<string>()
  for (const { skuId, disabledPlans } of licenses) {
    const off = lowerCased(disabledPlans)
    const plans = facts.plansOfSku.get(skuId.toLowerCase()) ?? facts.plansOfSku.get(skuId) ?? []
    for (const plan of plans) if (!off.has(plan.toLowerCase())) on.add(plan.toLowerCase())
  }
  return on
}

function withNothingOff(license: LicenseState): LicenseState {
  return { ...license, disabledPlans: [] }
}

/** Most users of a customer are in a handful of states, so each state is worked out once. */
function remembered(
  work: (licenses: readonly LicenseState[]) => ReadonlySet<string>,
): (licenses: readonly LicenseState[]) => ReadonlySet<string> {
  const answers = new Map<string, ReadonlySet<string>>()
  return (licenses) => {
    const key = licenses.map(({ skuId, disabledPlans }) => `${skuId}:${disabledPlans.join()}`).join(';')
    const known = answers.get(key)
    if (known) return known
    const answer = work(licenses)
    answers.set(key, answer)
    return answer
  }
}

function createSetPool(): SharedSet {
  const pool = new Map<string, ReadonlySet<string>>()
  return (names) => {
    const sorted = [...new Set(names)].sort()
    const key = sorted.join('|')
    const known = pool.get(key)
    if (known) return known
    const made = new Set(sorted)
    pool.set(key, made)
    return made
  }
}

function lowerCased(ids: Iterable<string>): Set<string> {
  return new Set(Array.from(ids, (id) => id.toLowerCase()))
}
