import type { Reason } from '../domain/run.ts'
import type { Db } from '../store/database.ts'
import type { MigrationKey } from '../store/migrations.ts'
import { listDoneSteps } from '../store/steps.ts'
import { countUserMoves } from '../store/user-moves.ts'
import { clauses, reason } from './outcome.ts'

/** What a way back that is done came to, by what was read back. */
export async function whyBack(key: MigrationKey, db: Db): Promise<Reason> {
  const { verified, 'left-alone': leftAlone } = await countUserMoves(db, key)
  const ended = (await listDoneSteps(db, key)).find(({ step }) => step === 'switch-off')?.evidence ?? {}
  const bought = Object.keys(ended).length
  const had = verified === 1 ? '1 user has what they had before' : `${verified} users have what they had before`
  const left = `${leftAlone} ${leftAlone === 1 ? 'was' : 'were'} gone or changed by somebody else, and left alone`
  const parts = [
    reason('back-verified', had, { verified }),
    ...(leftAlone === 0 ? [] : [reason('back-left-alone', left, { leftAlone })]),
    ...(bought === 0 ? [] : [reason('back-ended', 'what was bought has ended or ends at its term')]),
  ]
  return reason('taken-back', `${clauses(parts)}; read back`, {
    ...{ verified, leftAlone, ended: Object.keys(ended) },
    parts: parts.map((part) => ({ ...part })),
  })
}
