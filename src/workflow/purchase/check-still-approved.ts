import { changed } from '../outcome.ts'
import type { StepContext, StepOutcome } from '../step.ts'
import { confirm } from '../steps/confirm.ts'

/** Right before money is spent: the approval has not expired and the world is as the part expects. Undefined when so. */
export async function checkStillApproved(context: StepContext): Promise<StepOutcome | undefined> {
  if (context.clock.now() >= context.approvalExpiresAt) {
    return changed(
      'approval-expired',
      `the approval expired ${context.approvalExpiresAt} before everything was bought; plan and approve again`,
    )
  }
  const confirmed = await confirm.act(context)
  return confirmed.state === 'done' ? undefined : confirmed
}
