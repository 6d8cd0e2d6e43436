import { isoTime } from '../../duration.ts'
import type { PurchaseLookedUp } from '../../events.ts'
import type { Call } from '../../http/operation.ts'

/** The client read something that can settle what became of a purchase. */
export function logLookUp(call: Call, customerId: string, by: PurchaseLookedUp['by'], cartId: string | null = null): void {
  if (!call.answered) return
  call.world.log.append({
    kind: 'purchase:looked-up',
    at: isoTime(call.now),
    actor: 'client',
    customerId,
    requestSeq: call.seq,
    by,
    cartId,
  })
}
