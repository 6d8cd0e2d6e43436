import { wholeMove } from '../../domain/whole-move.ts'
import { createGroupMoves } from '../../store/group-moves.ts'
import { countUserMoves, createUserMoves } from '../../store/user-moves.ts'
import type { StepContext } from '../step.ts'

/** Makes a record of every move of the part, once; says how many users are not moved yet, as far as the part and our records say. */
export async function storePlannedMoves(context: StepContext): Promise<number> {
  const counts = await countUserMoves(context.db, context.key)
  if (Object.values(counts).some((n) => n > 0)) return counts.pending + counts.sent
  const { users, groups } = context.replacement
  const moves = users.map((move) => {
    const { user, userPrincipalName, through = [] } = move
    const { add, remove } = wholeMove(move, context.replacement)
    return { user, userPrincipalName, through, add, remove, isLatecomer: false }
  })
  await context.record(async (trx) => {
    const at = context.clock.now()
    await createGroupMoves(trx, context.key, groups, at)
    await createUserMoves(trx, context.key, moves, at)
  })
  return moves.length
}
