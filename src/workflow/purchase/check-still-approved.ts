import { changed } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { confirm } from '../steps/confirm.ts'

/** A yes holds for so long only. Undefined while it does. */
export function checkNotExpired({ clock, approvalExpiresAt }: StepContext, before: string): StepOutcome | undefined {
  if (clock.now() < approvalExpiresAt) return undefined
  return changed('approval-expired', `the approval expired ${approvalExpiresAt} before ${before}; plan and approve again`, {
    expiredAt: approvalExpiresAt,
  })
}

/** Right before money is spent: the approval has not expired and the world is as the part expects. Undefined when so. */
export async function checkStillApproved(context: StepContext): Promise<StepOutcome | undefined> {
  const expired = checkNotExpired(context, 'everything was bought')
  if (expired) return expired
  const confirmed = await confirm.act(context)
  return confirmed.state === 'done' ? undefined : confirmed
}
