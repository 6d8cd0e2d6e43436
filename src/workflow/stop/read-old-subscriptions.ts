import type { SubscriptionId } from '../../domain/id.ts'
import { findSubscription } from '../find-subscription.ts'
import type { StepContext } from '../step.ts'
import type { OldSubscription } from './what-stands.ts'

/** The old subscriptions as they read now, also where everybody was on the way back to them. One that is gone was deleted by Microsoft. */
export async function readOldSubscriptions(context: StepContext): Promise<readonly OldSubscription[]> {
  const { from, undoes } = context.replacement
  const all: OldSubscription[] = []
  for (const id of undoes?.old ?? from.subscriptions.map((each) => each.id)) all.push({ id, status: await readStatus(id, context) })
  return all
}

async function readStatus(id: SubscriptionId, context: StepContext): Promise<string> {
  const subscription = await findSubscription(id, context)
  if (!subscription || subscription.status === 'deleted') return 'deleted by Microsoft'
  return subscription.status === 'active' && subscription.endsAtTerm ? 'active and ends at its term' : subscription.statusText
}
