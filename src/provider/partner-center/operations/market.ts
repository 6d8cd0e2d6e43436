import { askFor, findBy, path } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireAvailability, fromWireProduct, fromWireSku } from '../from-wire-market.ts'
import { listAll } from '../list.ts'
import type { Availability, MarketQuery, Product, ProductSku } from '../market.ts'
import { CATALOG } from '../quota.ts'
import { WireAvailability, WireProduct, WireSku } from '../schema.ts'

/** `GET /v1/products?country=&targetView=OnlineServices&targetSegment=`. */
export async function listProducts(connection: Connection, query: MarketQuery): Promise<readonly Product[]> {
  const address = `/products?country=${encodeURIComponent(query.country)}&targetView=OnlineServices&targetSegment=${query.segment}`
  return (await listAll(connection, WireProduct, { operation: 'listProducts', path: address, quota: CATALOG })).map(fromWireProduct)
}

/** `GET /v1/products/{p}?country=`; 404 with code 400013 when it is not sold there. */
export async function findProduct(connection: Connection, productId: string, country: string): Promise<Product | undefined> {
  const request = { operation: 'getProduct', path: path`/products/${productId}?country=${country}`, quota: CATALOG }
  const wire = await findBy(() => askFor(connection, WireProduct, request))
  return wire && fromWireProduct(wire)
}

/** `GET /v1/products/{p}/skus?country=&targetSegment=`. */
export async function listSkus(connection: Connection, productId: string, query: MarketQuery): Promise<readonly ProductSku[]> {
  const address = path`/products/${productId}/skus?country=${query.country}&targetSegment=${query.segment}`
  const wire = await listAll(connection, WireSku, { operation: 'listSkus', path: address, quota: CATALOG })
  return wire.map((one) => fromWireSku(one, productId))
}

/**
 * `GET /v1/products/{p}/skus/{k}/availabilities?country=&targetSegment=`. The segment is always sent: without it the
 * nonprofit ones are left out (Partner Center REST, availabilities, 2023-10).
 */
export async function listAvailabilities(
  connection: Connection,
  productId: string,
  skuId: string,
  query: MarketQuery,
): Promise<readonly Availability[]> {
  const address = path`/products/${productId}/skus/${skuId}/availabilities?country=${query.country}&targetSegment=${query.segment}`
  const wire = await listAll(connection, WireAvailability, { operation: 'listAvailabilities', path: address, quota: CATALOG })
  return wire.map((one) => fromWireAvailability(one, productId, skuId))
}
