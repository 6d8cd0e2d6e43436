import { ProviderError } from '../../domain/provider-error.ts'
import type { SubscriptionId } from '../../domain/id.ts'
import type { StepContext } from '../step.ts'
import type { OldSubscription } from './what-stands.ts'

/** The old subscriptions as they read now, also where everybody was on the way back to them. One that is gone was deleted by Microsoft. */
export async function readOldSubscriptions(context: StepContext): Promise<readonly OldSubscription[]> {
  const { from, undoes } = context.replacement
  const all: OldSubscription[] = []
  for (const id of undoes?.old ?? from.subscriptions.map((each) => each.id)) all.push({ id, status: await readStatus(id, context) })
  return all
}

async function readStatus(id: SubscriptionId, { partnerCenter, key }: StepContext): Promise<string> {
  try {
    const { subscription } = await partnerCenter.getSubscription(key.customer, id)
    if (subscription.status === 'deleted') return 'deleted by Microsoft'
    return subscription.status === 'active' && subscription.endsAtTerm ? 'active and ends at its term' : subscription.statusText
  } catch (error) {
    if (error instanceof ProviderError && error.facts.status === 404) return 'deleted by Microsoft'
    throw error
  }
}
