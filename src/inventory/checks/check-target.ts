import type { CheckGroup } from '../../domain/check.ts'
import type { SkuId } from '../../domain/id.ts'
import type { CustomerPlan, Replacement } from '../../domain/plan.ts'
import type { LicenseHolder, SkuUnits, Subscription } from '../../domain/snapshot.ts'
import type { Graph } from '../../provider/graph/graph.ts'
import type { PartnerCenter } from '../../provider/partner-center/partner-center.ts'
import type { Finding } from './finding.ts'

/** Something that can be seen at Microsoft before a customer is moved. */
export interface LiveCheck {
  /** `subscription`, `free-seats`: what `--check` names. */
  readonly id: string
  readonly group: CheckGroup
  /** @throws ProviderError where it cannot be read: then it is told apart from a check that failed */
  look(target: CheckTarget): Promise<readonly Finding[]>
}

/** One customer's part of a plan, and what is read of the customer now; what several checks need is read once. */
export interface CheckTarget {
  readonly plan: CustomerPlan
  /** Empty where everything is blocked or left as it is. */
  readonly replacements: readonly Replacement[]
  readonly partnerCenter: PartnerCenter
  subscriptions(): Promise<readonly Subscription[]>
  skus(): Promise<readonly SkuUnits[]>
  holders(sku: SkuId): Promise<readonly LicenseHolder[]>
}

export function aimAt(plan: CustomerPlan, deps: { readonly partnerCenter: PartnerCenter; readonly graph: Graph }): CheckTarget {
  const { partnerCenter, graph } = deps
  const { id } = plan.customer
  const holders = new Map<SkuId, Promise<readonly LicenseHolder[]>>()
  return {
    plan,
    replacements: plan.decisions.filter((decision) => decision.kind === 'replace'),
    partnerCenter,
    subscriptions: once(async () => (await partnerCenter.listSubscriptions(id)).map((read) => read.subscription)),
    skus: once(() => graph.listSubscribedSkus(id)),
    holders(sku) {
      const reading = holders.get(sku) ?? readAll(graph.listHolders(id, sku))
      holders.set(sku, reading)
      return reading
    },
  }
}

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let reading: Promise<Result> | undefined
  return () => (reading ??= read())
}

async function readAll(pages: AsyncGenerator<readonly LicenseHolder[]>): Promise<readonly LicenseHolder[]> {
  const all: LicenseHolder[] = []
  for await (const page of pages) all.push(...page)
  return all
}
