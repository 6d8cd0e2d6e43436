import type { UserMoveState } from '../../domain/run.ts'
import type { Db } from '../../store/database.ts'
import type { MigrationKey } from '../../store/migrations.ts'
import { listMovesAfter, type StoredUserMove } from '../../store/stored-user-moves.ts'

const PAGE = 1000

/** The moves of one migration, all or in one state, a page at a time. */
export async function* readMoves(db: Db, key: MigrationKey, state: UserMoveState | undefined): AsyncGenerator<StoredUserMove> {
  for (let after = ''; ;) {
    const page = await listMovesAfter(db, key, state, { after, limit: PAGE })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.user
  }
}
