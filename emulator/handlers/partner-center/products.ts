import type { Answer, Call, Operation } from '../../http/operation.ts'
import { availabilityId, catalogItemId, isSold } from '../../reference/availability.ts'
import type { SoldProduct } from '../../reference/availability.ts'
import { currencyOf } from '../../reference/prices.ts'
import type { Segment } from '../../reference/product.ts'
import { nceIsSold } from '../../reference/sales-calendar.ts'
import { collection } from './collection.ts'
import { catalogDraws } from './draws.ts'
import { inMarket, isSoldIn } from './market.ts'
import { refuse } from './partner-center-error.ts'

const read = { method: 'GET', isWrite: false, customerScoped: false, draws: catalogDraws } as const

/** The new commerce catalog of a market (Partner Center REST, products, SKUs and availabilities, 2023-10). Retired offers are in none. */
export const productOperations: readonly Operation[] = [
  { ...read, name: 'listProducts', path: '/v1/products', handle: listProducts },
  { ...read, name: 'getProduct', path: '/v1/products/:product', handle: getProduct },
  { ...read, name: 'listSkus', path: '/v1/products/:product/skus', handle: listSkus },
  { ...read, name: 'listAvailabilities', path: '/v1/products/:product/skus/:sku/availabilities', handle: listAvailabilities },
]

function listProducts(call: Call): Answer {
  return inMarket(call, (country) => {
    const view = call.request.query.get('targetView')
    if (view === null) return refuse(400, 2000, 'targetView is missing: expected for example OnlineServices.')
    if (view.toLowerCase() !== 'onlineservices')
      return refuse(501, 0, `The emulator has not built the target view ${view} of listProducts.`)
    const byId = new Map(sold(call, country).map((product) => [product.nce.productId, product]))
    return collection(
      Array.from(byId.values(), (product) => productToWire(product, country)),
      `/products?country=${country}&targetView=${view}`,
    )
  })
}

function getProduct(call: Call): Answer {
  return inMarket(call, (country) => {
    const product = sold(call, country, call.params['product'])[0]
    return product
      ? { status: 200, body: productToWire(product, country) }
      : notFound(400013, `The product ${call.params['product'] ?? ''} was not found.`)
  })
}

function listSkus(call: Call): Answer {
  return inMarket(call, (country) => {
    const products = sold(call, country, call.params['product'])
    if (products.length === 0) return notFound(400013, `The product ${call.params['product'] ?? ''} was not found.`)
    return collection(
      products.map((product) => skuToWire(call, product, country)),
      `/products/${call.params['product'] ?? ''}/skus?country=${country}`,
    )
  })
}

function listAvailabilities(call: Call): Answer {
  return inMarket(call, (country) => {
    const product = sold(call, country, call.params['product']).find(
      (one) => one.nce.skuId.toLowerCase() === call.params['sku']?.toLowerCase(),
    )
    if (!product) return notFound(400018, `The SKU ${call.params['sku'] ?? ''} was not found.`)
    const segments = product.nce.segments.filter((segment) => wants(call, segment))
    return collection(
      segments.map((segment) => availabilityToWire(call, product, country, segment)),
      `/products/${product.nce.productId}/skus/${product.nce.skuId}/availabilities?country=${country}`,
    )
  })
}

/** Products of the catalog that may be sold in the asked segment; one product may have several SKUs. */
function sold(call: Call, country: string, productId?: string): SoldProduct[] {
  return call.world.catalog.products
    .filter(isSold)
    .filter(
      (product) =>
        isSoldIn(product, country) &&
        product.nce.segments.some((segment) => wants(call, segment)) &&
        (productId === undefined || product.nce.productId.toLowerCase() === productId.toLowerCase()),
    )
}

/** Without a segment all but nonprofit come back; new commerce sells to each from its day on. */
function wants(call: Call, segment: Segment): boolean {
  if (!nceIsSold(segment, call.world.settings.current().salesCalendar, call.now)) return false
  const asked = call.request.query.get('targetSegment')?.toLowerCase()
  return asked === undefined ? segment !== 'nonprofit' : segment === asked
}

function notFound(code: number, text: string): Answer {
  return refuse(404, code, text)
}

function productToWire(product: SoldProduct, country: string): Record<string, unknown> {
  const { productId } = product.nce
  return {
    id: productId,
    title: product.title,
    description: product.title,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: {
      skus: { uri: `/products/${productId}/skus?country=${country}`, method: 'GET', headers: [] },
      self: { uri: `/products/${productId}?country=${country}`, method: 'GET', headers: [] },
    },
  }
}

function skuToWire(call: Call, product: SoldProduct, country: string): Record<string, unknown> {
  const { productId, skuId, terms } = product.nce
  const uri = `/products/${productId}/skus/${skuId}`
  const prerequisites = product.prerequisites.flatMap((id) => {
    const base = call.world.catalog.findProduct(id)
    return base?.nce ? [`${base.nce.productId}:${base.nce.skuId}`] : []
  })
  return {
    id: skuId,
    productId,
    title: product.title,
    description: product.title,
    minimumQuantity: 1,
    maximumQuantity: product.maxQuantity,
    isTrial: false,
    supportedBillingCycles: [...new Set(terms.map((term) => term.billingCycle))],
    purchasePrerequisites: ['MicrosoftCustomerAgreement'],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: product.prerequisites.length > 0,
      isAddon: product.isAddOn,
      prerequisiteSkus: prerequisites,
      upgradeTargetOffers: [],
      provisioningId: product.skuId ?? call.world.catalog.skuOf('', product).skuId,
      provisioningString: product.partNumber,
      billingType: 'license',
    },
    links: {
      availabilities: { uri: `${uri}/availabilities?country=${country}`, method: 'GET', headers: [] },
      self: { uri: `${uri}?country=${country}`, method: 'GET', headers: [] },
    },
  }
}

function availabilityToWire(call: Call, product: SoldProduct, country: string, segment: Segment): Record<string, unknown> {
  const { productId, skuId, terms } = product.nce
  const id = availabilityId(product, country, segment, call.now, call.world.settings.current().availabilityRotationHours)
  const { code, symbol } = currencyOf(country)
  return {
    id,
    productId,
    skuId,
    catalogItemId: catalogItemId(product, id),
    defaultCurrency: { code, symbol },
    segment,
    country,
    isPurchasable: true,
    isRenewable: true,
    renewalInstructions: [],
    terms: terms.map((term) => ({
      id: `${term.duration}-${term.billingCycle}`,
      duration: term.duration,
      description: `${term.duration} term, billed ${term.billingCycle}`,
      billingCycle: term.billingCycle,
      cancellationPolicies: [{ refundOptions: [{ sequenceId: 1, type: 'Full', expiresAfter: 'P7D' }] }],
    })),
    links: { self: { uri: `/products/${productId}/skus/${skuId}/availabilities/${id}?country=${country}`, method: 'GET', headers: [] } },
  }
}
