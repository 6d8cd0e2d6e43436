import type { Instant } from '../../domain/instant.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { merged } from '../../domain/whole-move.ts'
import type { Trx } from '../../store/database.ts'
import { createUserMoves, listMovesOf, recordUserMoves, type NewUserMove } from '../../store/user-moves.ts'
import type { StepContext } from '../step.ts'
import { userState } from './user-state.ts'

const AT_ONCE = 1000

/** Keeps what each member held before their group is changed (promise P7). Who joined after the plan was made is a latecomer of the group. */
export async function recordBefores(
  trx: Trx,
  holders: readonly LicenseHolder[],
  { key, replacement }: StepContext,
  at: Instant,
): Promise<void> {
  for (let i = 0; i < holders.length; i += AT_ONCE) {
    const some = holders.slice(i, i + AT_ONCE)
    const latecomers = some.map((holder) => latecomer(holder, replacement))
    await createUserMoves(trx, key, latecomers, at)
    const ids = some.map(({ id }) => id)
    const open = new Set((await listMovesOf(trx, key, ids)).flatMap(({ user, state }) => (state === 'pending' ? [user] : [])))
    const changes = some.filter(({ id }) => open.has(id))
    await recordUserMoves(
      trx,
      key,
      changes.map((holder) => ({ user: holder.id, state: 'pending', before: userState(holder, replacement) })),
      at,
    )
  }
}

/** They get what their groups of the part give, and wait for all of them. */
function latecomer({ id: user, userPrincipalName, paths }: LicenseHolder, { groups }: Replacement): NewUserMove {
  const through = groups.filter(({ group, remove }) => paths.some((path) => path.group === group && remove.includes(path.skuId)))
  return {
    user,
    userPrincipalName,
    through: through.map(({ group }) => group),
    add: merged(through.flatMap(({ add }) => add)),
    remove: [...new Set(through.flatMap(({ remove }) => remove))].sort(),
    isLatecomer: true,
  }
}
