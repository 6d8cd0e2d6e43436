import { listPurchases, recordPurchase } from '../../store/purchases.ts'
import { freeUnits } from '../free-units.ts'
import { lineReadiness } from '../purchase/line-readiness.ts'
import type { Step } from '../step.ts'
import { confirm } from './confirm.ts'

/** Waits until every line's seats can be used. */
export const waitUntilReady: Step = {
  name: 'wait-until-ready',
  onlyLooks: true,
  async act(context) {
    const purchases = await listPurchases(context.db, context.key)
    const skus = await context.graph.listSubscribedSkus(context.key.customer)
    for (const line of context.replacement.lines) {
      const purchase = purchases.find((each) => each.line === line.id)
      const open = await lineReadiness(line, purchase, skus, context)
      if (open) return open
    }
    // It may have taken months: nobody is moved where the world is another now.
    if (context.replacement.purchase === 'by-a-person') {
      const confirmed = await confirm.act(context)
      if (confirmed.state !== 'done') return confirmed
    }
    await context.record(async (trx) => {
      for (const purchase of purchases) await recordPurchase(trx, context.key, { ...purchase, state: 'ready' }, context.clock.now())
    })
    return { state: 'done', evidence: { freeUnits: Object.fromEntries(skus.map((sku) => [sku.skuId, freeUnits(sku)])) } }
  },
}
