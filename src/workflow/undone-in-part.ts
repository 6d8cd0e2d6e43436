import type { Reason } from '../domain/run.ts'
import { countUserMoves, listUserMoves, type UserMoveCounts } from '../store/user-moves.ts'
import { reason } from './outcome.ts'
import type { StepContext, StepOutcome } from './step.ts'

/** Another run takes some users back, or has: for them the old subscription stays active. Undefined where none does. */
export async function undoneInPart(context: Of, counts?: UserMoveCounts): Promise<StepOutcome | undefined> {
  const why = await whyInPart(context, counts)
  return why && { state: 'needs-person', reason: why }
}

type Of = Pick<StepContext, 'db' | 'key'>

/**
 * Why a person is asked. Nothing ends the old subscription while somebody whom a person has put back may need it: a retry only looks, and
 * goes on where it has ended by then.
 */
export async function whyInPart(context: Of, counts?: UserMoveCounts): Promise<Reason | undefined> {
  const { undone } = counts ?? (await countUserMoves(context.db, context.key))
  if (undone === 0) return undefined
  const [first] = await listUserMoves(context.db, context.key, ['undone'], 1)
  const by = first?.reason?.facts.run
  const run = typeof by === 'string' ? by : 'another run'
  const who = undone === 1 ? (first?.userPrincipalName ?? '1 user') : `${undone} users`
  const text = `${run} takes ${who} back, for whom the old subscription is active and billed`
  const act = 'Leave it as it is; or take the whole customer back; or suspend it in Partner Center once nobody needs it, then retry.'
  return reason('undone-in-part', `${text}. ${act}`, {
    run,
    users: undone,
    ...(undone === 1 && first ? { user: first.userPrincipalName } : {}),
  })
}
