import { ENDED, type Migration } from '../domain/run.ts'
import type { Undoing } from '../domain/undoing.ts'
import { lockMigration } from '../store/migrations.ts'
import { recordActiveAgain } from '../store/steps.ts'
import { recordChange } from './record-change.ts'
import type { StepContext } from './step.ts'
import { whyInPart } from './undone-in-part.ts'

/**
 * What a way back has made active again does not count as ended any more in the run that had ended it. Where some users go back and that
 * run watches the old subscription for the others, a person is asked now: its next look is months away, and all seats are billed again.
 */
export async function sayActiveAgain(undoes: Undoing, { key, db, clock, record }: StepContext): Promise<void> {
  const of = { run: undoes.run, customer: key.customer, decision: undoes.decision }
  const why = undoes.isWhole ? undefined : await whyInPart({ db, key: of })
  await record(async (trx) => {
    const at = clock.now()
    const subscriptions = undoes.reactivate.map(({ subscription }) => subscription)
    await recordActiveAgain(trx, of, subscriptions, at)
    const watching = why && (await lockMigration(trx, of))
    if (!watching || !isWatching(watching)) return
    const to = { state: 'needs-person', step: 'watch', reason: why, dueAt: null } as const
    await recordChange(watching, to, { clock, record: (body) => body(trx) })
  })
}

/** Whatever else a person is asked about is asked all the same. */
function isWatching({ step, state, reason }: Migration): boolean {
  return step === 'watch' && !ENDED.has(state) && (state !== 'needs-person' || reason?.code === 'undone-in-part')
}
