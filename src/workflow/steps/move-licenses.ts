import type { Reason } from '../../domain/run.ts'
import { countUserMoves, listUserMoves, type UserMoveCounts } from '../../store/user-moves.ts'
import { listGroupMoves } from '../../store/group-moves.ts'
import { findBack } from '../licenses/find-back.ts'
import { findCandidates } from '../licenses/find-candidates.ts'
import { moveGroups } from '../licenses/move-groups.ts'
import { readGroupMembers } from '../licenses/read-group-members.ts'
import { settleSent } from '../licenses/settle-sent.ts'
import { storePlannedMoves } from '../licenses/store-planned-moves.ts'
import { swapUsers } from '../licenses/swap-users.ts'
import { verifyMoved } from '../licenses/verify-moved.ts'
import { needsPerson } from '../outcome.ts'
import type { Step, StepContext, StepOutcome } from '../step.ts'
import { undoneInPart } from '../undone-in-part.ts'

/**
 * Swaps the license of every user of the part, and of latecomers where the part says so: addition and removal in one
 * assignLicense, twenty users to a batch, the result of each stored. One call works on a page of holders; it is called
 * again until nobody in scope holds the old SKU and everybody's new services are read back as Enabled.
 *
 * One user's failure never stops the others. It stops this step, and with it the suspension, until a person has looked.
 * Taking it back: swap back from the stored before.
 */
export const moveLicenses: Step = {
  name: 'move-licenses',
  async act(context) {
    const open = await storePlannedMoves(context)
    const settled = await settleSent(context)
    if (settled) return settled

    const { places, key } = context
    if (open > 0) await places.take(key.customer)
    const found = await (context.replacement.method === 'undo' ? findBack(context) : findCandidates(context))
    if (found.swaps.length > 0) return swapUsers(found.swaps, context)
    places.leave(key.customer)
    if (found.waitFor) return found.waitFor

    const hasGroups = context.replacement.groups.length > 0
    const byGroup = hasGroups ? ((await moveGroups(context)) ?? (await readGroupMembers(context))) : undefined
    if (byGroup) return byGroup

    const unverified = await verifyMoved(context)
    return unverified ?? finish(await countUserMoves(context.db, context.key), context)
  },
}

async function finish(counts: UserMoveCounts, context: StepContext): Promise<StepOutcome> {
  const refused = (await listGroupMoves(context.db, context.key)).filter(({ state }) => state === 'refused')
  const [group] = refused
  if (group) {
    const text = `${refused.length === 1 ? 'one group is' : `${refused.length} groups are`} not moved as approved, and ${waits(context)}. The first: ${group.name}: ${group.reason?.text ?? ''}`
    return needsPerson('groups-not-moved', text, {
      groups: refused.map(({ name }) => name),
      group: group.name,
      first: shown(group.reason),
    })
  }
  const open = counts.refused + counts.pending + counts.sent
  if (open === 0) {
    const evidence = { verified: counts.verified, leftAlone: counts['left-alone'] }
    return (await undoneInPart(context, counts)) ?? { state: 'done', evidence }
  }
  const [first] = await listUserMoves(context.db, context.key, ['refused', 'pending', 'sent'], 1)
  return needsPerson(
    'users-not-moved',
    `${open === 1 ? '1 user is' : `${open} users are`} not moved as approved, and ${waits(context)}. The first: ${first?.userPrincipalName ?? ''}: ${first?.reason?.text ?? ''}`,
    { refused: open, verified: counts.verified, user: first?.userPrincipalName ?? '', first: shown(first?.reason ?? null) },
  )
}

/** As a part of a longer sentence. */
function shown(reason: Reason | null) {
  return reason && { ...reason }
}

function waits({ replacement }: StepContext): string {
  return replacement.method === 'undo' ? 'the new subscription stays' : 'the end of the old subscription waits'
}
