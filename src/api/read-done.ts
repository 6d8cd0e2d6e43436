import { activeAgain, deletionDates } from '../domain/deletion-dates.ts'
import type { Replacement } from '../domain/plan.ts'
import type { Done } from '../planning/undo/done.ts'
import type { Db } from '../store/database.ts'
import { listOpenAttempts } from '../store/attempts.ts'
import { listGroupMoves } from '../store/group-moves.ts'
import type { StoredMigration } from '../store/migrations.ts'
import { listPurchases } from '../store/purchases.ts'
import { listDoneSteps } from '../store/steps.ts'
import { listMovesAfter } from '../store/stored-user-moves.ts'
import { listBackAlready } from './find-undo.ts'

const AT_ONCE = 1000

/** What a migration has done, by our records. */
export async function readDone(migration: StoredMigration, replacement: Replacement, db: Db): Promise<Done> {
  const moves: Done['moves'][number][] = []
  for (let after = ''; ;) {
    const page = await listMovesAfter(db, migration, undefined, { after, limit: AT_ONCE })
    moves.push(...page)
    const last = page.at(-1)
    if (!last || page.length < AT_ONCE) break
    after = last.user
  }
  const ended = (await listDoneSteps(db, migration)).find(({ step }) => step === 'switch-off')
  return {
    run: migration.run,
    replacement,
    state: migration.state,
    step: migration.step,
    changedAt: migration.changedAt,
    hasOpen: (await listOpenAttempts(db, migration)).length > 0,
    purchases: await listPurchases(db, migration),
    deletedFrom: deletionDates(ended?.evidence ?? {}),
    activeAgain: activeAgain(ended?.evidence ?? {}),
    backAlready: await listBackAlready(moves, migration, db),
    isTakenBack: migration.reason?.code === 'taken-back',
    moves,
    groups: await listGroupMoves(db, migration),
  }
}
