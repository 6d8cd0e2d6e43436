import type { PurchaseLine } from '../../domain/plan.ts'
import type { CheckTarget } from './check-target.ts'
import { failed, passed } from './finding.ts'
import type { Finding } from './finding.ts'

/** What is to be bought can be bought today, in the market, segment, term and billing cycle that were planned. */
export async function lookAtTargets(target: CheckTarget): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const line of target.replacements.flatMap((replacement) => replacement.lines)) {
    if (line.seats.from !== 'new') continue
    const { title } = line.product
    const facts = { product: title, market: line.market, segment: line.segment, term: line.term, billingCycle: line.billingCycle }
    findings.push(
      (await isOnSale(line, target))
        ? passed(`${title} is on sale in ${line.market}`, line.id, facts)
        : failed(
            `${title} is not on sale in ${line.market} for ${line.segment}${line.term === null ? '' : `, ${line.term}`}, billed ${line.billingCycle}`,
            {
              subject: line.id,
              facts,
              fix: 'scan again and choose another term, billing cycle or option',
              whoFixes: 'operator',
            },
          ),
    )
  }
  return findings
}

async function isOnSale({ product, market, segment, term, billingCycle }: PurchaseLine, target: CheckTarget): Promise<boolean> {
  const { partnerCenter, plan } = target
  if (product.family === 'owned') return true
  if (product.family === 'legacy') {
    const offers = await partnerCenter.listCustomerOffers(plan.customer.id)
    return offers.some((offer) => offer.offerId === product.offerId)
  }
  const found = await partnerCenter.listAvailabilities(product.productId, product.skuId, { country: market, segment })
  return found.some(
    (each) =>
      each.isPurchasable &&
      !each.isExtendedServiceTerm &&
      each.segment === segment &&
      each.terms.some((one) => one.duration === term && one.billingCycle === billingCycle),
  )
}
