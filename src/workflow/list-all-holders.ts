import type { CustomerId, SkuId } from '../domain/id.ts'
import type { LicenseHolder } from '../domain/snapshot.ts'
import type { Graph } from '../provider/graph/graph.ts'

/** Everyone who holds a SKU now, by any path; a license or two tells whether anybody does at all. */
export async function listAllHolders(graph: Graph, customer: CustomerId, sku: SkuId): Promise<readonly LicenseHolder[]> {
  const holders: LicenseHolder[] = []
  for await (const page of graph.listHolders(customer, sku)) holders.push(...page)
  return holders
}
