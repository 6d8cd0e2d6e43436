import { readEstateFile } from '../../emulator/estates/read-estate.ts'
import { startEmulator } from '../../emulator/server.ts'
import type { RunningEmulator } from '../../emulator/server.ts'
import { loadCatalog } from '../../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../src/catalog/shipped-catalog-dir.ts'
import type { Choices, NewServices } from '../../src/domain/choices.ts'
import { id } from '../../src/domain/id.ts'
import type { CustomerId, OptionId, RetirementId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import type { CustomerPlan } from '../../src/domain/plan.ts'
import type { Customer, CustomerSnapshot } from '../../src/domain/snapshot.ts'
import { readCustomer } from '../../src/inventory/read-customer.ts'
import type { ReadDeps } from '../../src/inventory/read-customer.ts'
import { readMarket } from '../../src/inventory/read-market.ts'
import { planCustomer } from '../../src/planning/plan-customer.ts'
import { redeemSilently } from '../../src/provider/auth/sign-in.ts'
import { createTokens } from '../../src/provider/auth/tokens.ts'
import { createGraph } from '../../src/provider/graph/create-graph.ts'
import { createPartnerCenter } from '../../src/provider/partner-center/create-partner-center.ts'
import { connect } from '../contract/support/connect.ts'
import type { Connected } from '../contract/support/connect.ts'

export const catalog = loadCatalog([shippedCatalogDir()])

const DEMO = `${import.meta.dirname}/../../emulator/estates/demo.yaml`
const option = (retirement: string, chosen: string) => ({ [id<RetirementId>(retirement)]: id<OptionId>(chosen) })

/** What docs/demo-estate.md says to choose, with the API's defaults for the rest. */
const CHOICES = {
  options: {
    ...option('office-365-e4', 'office-365-e3'),
    ...option('kaizala-pro', 'office-365-e1'),
    ...option('dynamics-365-basic-qualified-offers', 'dynamics-365-sales-professional'),
  },
  seats: 'as-before',
  term: 'P1Y',
  billingCycle: 'as-before',
  atTermEnd: 'renew',
  unitPriceCeiling: null,
  hold: { hours: 1 },
  afterHold: 'go-on',
  latecomers: 'move-within-spare-seats',
  onFailure: 'wait-for-a-person',
  termEndMarginDays: 3,
  only: [],
} as const satisfies Partial<Choices>

export interface DemoBook extends ReadDeps, AsyncDisposable {
  readonly emulator: RunningEmulator
  /** By customer name. */
  readonly snapshots: ReadonlyMap<string, CustomerSnapshot>
  readonly plans: ReadonlyMap<string, CustomerPlan>
}

/** An emulator with the demo estate, its whole book read and planned as the product does. */
export async function aDemoBook(newServices: NewServices = 'off'): Promise<DemoBook> {
  const emulator = await startEmulator({ estate: await readEstateFile(DEMO) })
  const client = connect(emulator.url)
  const deps = await signedIn(emulator, client)
  const customers: Customer[] = []
  for await (const page of deps.partnerCenter.listCustomers()) customers.push(...page)
  const choices = choicesFor(customers, newServices)
  const read = await Promise.all(customers.map((customer) => readCustomer(customer, deps)))
  const plans = await Promise.all(read.map((snapshot) => planOf(snapshot, choices, deps)))
  return {
    ...deps,
    emulator,
    snapshots: new Map(read.map((snapshot) => [snapshot.customer.name, snapshot])),
    plans: new Map(plans.map((plan) => [plan.customer.name, plan])),
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await emulator.close()
    },
  }
}

async function signedIn(emulator: RunningEmulator, client: Connected): Promise<ReadDeps> {
  const { partnerCenter, graph, login, clientId, clientSecret, tenantId, people } = emulator
  const { transport, cache, clock } = client
  const endpoints = { ...client.endpoints, partnerCenter, graph, login, clientId, clientSecret, tenantId }
  const loginHint = people.find((person) => person.role === 'adminAgent')?.upn ?? ''
  await redeemSilently({ transport, endpoints, cache, loginHint, redirectUri: 'http://127.0.0.1/signed-in' })
  const connection = { transport, endpoints, tokens: createTokens({ transport, endpoints, cache }) }
  return { partnerCenter: createPartnerCenter(connection), graph: createGraph(connection), catalog, clock }
}

/** Litware alone stays on the Customer Engagement Plan. */
function choicesFor(customers: readonly Customer[], newServices: NewServices): Choices {
  const litware = customers.find(({ name }) => name === 'Litware')?.id ?? id<CustomerId>('missing')
  const own = { options: option('dynamics-365-basic-qualified-offers', 'dynamics-365-customer-engagement-plan') }
  return { ...CHOICES, newServices, customers: { [litware]: own } }
}

async function planOf(snapshot: CustomerSnapshot, choices: Choices, deps: ReadDeps): Promise<CustomerPlan> {
  const targets = new Set(
    catalog.retirements.flatMap(({ options }) => options.flatMap(({ products }) => products.map(({ skuId }) => skuId))),
  )
  const market = snapshot.market === null ? [] : await readMarket(snapshot.market, targets, deps)
  return planCustomer(snapshot, market, catalog, choices, instant('2026-01-15T00:00:00Z'))
}
