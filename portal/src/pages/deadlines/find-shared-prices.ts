import type { Deadline } from './use-deadlines.ts'

/** New prices of what may take a product's place, or that are the same for several customers. */
export interface SharedPrice {
  /** Of what is held now. */
  readonly products: readonly string[]
  /** One at the least. */
  readonly rows: readonly Deadline[]
}

/** What a list would say word for word again at each customer. A renewal of so many seats is its customer's alone, and short. */
export function findSharedPrices(rows: readonly Deadline[]): readonly SharedPrice[] {
  const prices = rows.filter(({ kind }) => kind === 'price-change')
  return [...Map.groupBy(prices, ({ at, note }) => JSON.stringify([at, note])).values()]
    .filter((same) => same.length > 1 || same.some(({ facts }) => facts['quantity'] === undefined))
    .map((same) => ({ products: [...new Set(same.map(({ product }) => product))].sort(), rows: same }))
}
