import type { SubscriptionId } from '../domain/id.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { Subscription } from '../domain/snapshot.ts'
import type { StepContext } from './step.ts'

/** Partner Center's own code for a subscription that is not there (error codes, 2023-10); a customer who is gone has another. */
const NO_SUBSCRIPTION = '20003'

/**
 * Undefined when it is gone: Microsoft has deleted it.
 * @throws ProviderError where it cannot be read, also because the customer is not ours any more: then nobody knows
 */
export async function findSubscription(id: SubscriptionId, { partnerCenter, key }: StepContext): Promise<Subscription | undefined> {
  try {
    return (await partnerCenter.getSubscription(key.customer, id)).subscription
  } catch (error) {
    if (error instanceof ProviderError && error.facts.status === 404 && String(error.facts.code) === NO_SUBSCRIPTION) return undefined
    throw error
  }
}
