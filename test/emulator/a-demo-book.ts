import { readEstateFile } from '../../emulator/estates/read-estate.ts'
import { startEmulator } from '../../emulator/server.ts'
import type { RunningEmulator } from '../../emulator/server.ts'
import { toGates, toOwn } from '../../src/api/choices/own-choices.ts'
import type { ChoicesInput } from '../../src/api/contract/choices-input.ts'
import { loadCatalog } from '../../src/catalog/load-catalog.ts'
import { shippedCatalogDir } from '../../src/catalog/shipped-catalog-dir.ts'
import { PRODUCT_MOVE_OPTIONS, withProductMove } from '../../src/catalog/with-product-move.ts'
import { readDemoChoices } from '../../src/cli/demo/read-demo-choices.ts'
import type { Catalog } from '../../src/domain/catalog.ts'
import type { Choices, CustomerChoices, NewServices, ProductMove } from '../../src/domain/choices.ts'
import { id } from '../../src/domain/id.ts'
import type { OptionId, SkuId, SubscriptionId } from '../../src/domain/id.ts'
import { instant } from '../../src/domain/instant.ts'
import type { CustomerPlan } from '../../src/domain/plan.ts'
import type { AlsoProduct, Customer, CustomerSnapshot, MarketItem } from '../../src/domain/snapshot.ts'
import { targetsOf } from '../../src/inventory/interest.ts'
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
const AS_OF = instant('2026-01-15T00:00:00Z')
const SEGMENTS = new Set(['commercial', 'government', 'education', 'nonprofit'] as const)

/** The move that no retirement asks for, as the story of `crossgrade demo` makes it. */
const FRONTLINE = id<SkuId>('66b55226-6b4f-492c-910c-a3b7a3c9d993')
const ALSO: AlsoProduct = { product: 'Microsoft 365 Business Premium', targets: [FRONTLINE] }

export interface DemoBook extends ReadDeps, AsyncDisposable {
  readonly emulator: RunningEmulator
  /** By customer name. */
  readonly snapshots: ReadonlyMap<string, CustomerSnapshot>
  readonly plans: ReadonlyMap<string, CustomerPlan>
}

/** An emulator with the demo estate, its whole book read and planned as the product does, with demo.choices.yaml. */
export async function aDemoBook(newServices: NewServices = 'off'): Promise<DemoBook> {
  const emulator = await startEmulator({ estate: await readEstateFile(DEMO) })
  const client = connect(emulator.url)
  const deps = await signedIn(emulator, client)
  const customers: Customer[] = []
  for await (const page of deps.partnerCenter.listCustomers()) customers.push(...page)
  const read = await Promise.all(customers.map((customer) => readCustomer(customer, deps)))
  const markets = await marketsOf(read, deps)
  const choices = choicesFor(customers, newServices)
  const plans = read.map((snapshot) => planOf(snapshot, markets.get(snapshot.market ?? '') ?? [], choices))
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
  return { partnerCenter: createPartnerCenter(connection), graph: createGraph(connection), catalog, also: ALSO, clock }
}

/** Each market once: every product that an option names, and add-ons that may have to be bought again. */
async function marketsOf(read: readonly CustomerSnapshot[], deps: ReadDeps): Promise<ReadonlyMap<string, readonly MarketItem[]>> {
  const wanted = new Set(
    read.flatMap((snapshot) => [...targetsOf(snapshot.subscriptions, deps), ...snapshot.directory.map((row) => row.skuId)]),
  )
  const names = [...new Set(read.flatMap(({ market }) => market ?? []))]
  return new Map(await Promise.all(names.map(async (name) => [name, await readMarket(name, wanted, SEGMENTS, deps)] as const)))
}

/** The file's choices with ids for names. */
function choicesFor(customers: readonly Customer[], newServices: NewServices): Choices {
  const input = readDemoChoices(DEMO)
  const own = Object.entries(input.customers).map(([domain, chosen]) => {
    const customer = customers.find((each) => each.domain === domain)
    if (!customer) throw new Error(`demo.choices.yaml names ${domain}, which the estate has not`)
    return [customer.id, toOwn(chosen, input)] as const
  })
  return {
    ...input,
    newServices,
    options: input.options as Choices['options'],
    users: input.users.map(toUsers),
    only: [],
    customers: Object.fromEntries(own),
    mayStayUntil: Object.fromEntries(Object.entries(input.mayStayUntil).map(([ref, day]) => [id<SubscriptionId>(ref), day])),
    productMove: null,
    renewals: null,
    policies: {},
    waitBefore: toGates(input.waitBefore),
  }
}

function toUsers({ users, option, usageLocation }: ChoicesInput['users'][number]): CustomerChoices['users'][number] {
  return { users, option: option === null ? null : id<OptionId>(option), usageLocation }
}

/** Who has the product that is moved without a retirement is planned with that move, the others by what the catalog says is retired. */
function planOf(snapshot: CustomerSnapshot, market: readonly MarketItem[], choices: Choices): CustomerPlan {
  const own = snapshot.subscriptions.find(({ offerName }) => offerName === ALSO.product)
  if (!own) return planCustomer(snapshot, market, catalog, choices, AS_OF)
  const move = { from: { title: own.offerName, offerIds: [own.offerId] }, to: frontline(catalog) }
  return planCustomer(
    snapshot,
    market,
    withProductMove(catalog, move),
    { ...choices, options: PRODUCT_MOVE_OPTIONS, productMove: move },
    AS_OF,
  )
}

function frontline({ findSku }: Catalog): ProductMove['to'] {
  const sku = findSku(FRONTLINE)
  if (!sku) throw new Error('the catalog does not describe Microsoft 365 F3')
  return { title: sku.title, products: [{ ...sku, nce: null, needs: [], notWith: [] }] }
}
