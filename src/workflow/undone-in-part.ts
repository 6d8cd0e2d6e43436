import { countUserMoves, listUserMoves, type UserMoveCounts } from '../store/user-moves.ts'
import { needsPerson } from './outcome.ts'
import type { StepContext, StepOutcome } from './step.ts'

/** Another run takes some users back, or has: for them the old subscription stays active. Undefined where none does. */
export async function undoneInPart(context: StepContext, counts?: UserMoveCounts): Promise<StepOutcome | undefined> {
  const { undone } = counts ?? (await countUserMoves(context.db, context.key))
  if (undone === 0) return undefined
  const [first] = await listUserMoves(context.db, context.key, ['undone'], 1)
  const by = first?.reason?.facts.run
  const run = typeof by === 'string' ? by : 'another run'
  const who = undone === 1 ? (first?.userPrincipalName ?? '1 user') : `${undone} users`
  const text = `${run} takes ${who} back, for whom the old subscription stays active`
  return needsPerson('undone-in-part', `${text}. Leave it as it is, or stop this run and plan again.`, {
    run,
    users: undone,
    ...(undone === 1 && first ? { user: first.userPrincipalName } : {}),
  })
}
