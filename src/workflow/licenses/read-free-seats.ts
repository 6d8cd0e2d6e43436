import type { SkuId } from '../../domain/id.ts'
import { plusMs } from '../../domain/instant.ts'
import { listOpenAttempts } from '../../store/attempts.ts'
import { freeUnits } from '../free-units.ts'
import type { StepContext } from '../step.ts'
import { STALE_MS } from './settle-sent.ts'

/** It is read back a minute later; where that is not done, a read shows it by then at the latest. */
const OPEN_AT_MOST_MS = 5 * STALE_MS

/**
 * Free units of each SKU, read now. An assignment of which nobody knows whether it arrived may have taken one that still reads as free
 * (promise P3): it counts as taken until it is read back. What a batch of ours left open is settled before anybody asks here, so that this
 * is somebody's license that is given again.
 */
export async function readFreeSeats({ graph, db, key, clock }: StepContext): Promise<Map<SkuId, number>> {
  const skus = await graph.listSubscribedSkus(key.customer)
  const open = await listOpenAttempts(db, key)
  const now = clock.now()
  const unseen = open.filter(({ what, sentAt }) => what === 'assignLicense' && now <= plusMs(sentAt, OPEN_AT_MOST_MS)).length
  return new Map(skus.map((sku) => [sku.skuId, freeUnits(sku) - unseen]))
}
