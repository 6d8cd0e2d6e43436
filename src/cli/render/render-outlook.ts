import type { Outlook } from '../../api/contract/outlook.ts'
import { renderQuotas } from './render-quotas.ts'
import { counted, minuteOf, withMinutes, wrap } from './text.ts'
import type { View } from './view.ts'

const HEARTBEAT_LATE_MS = 5000
/** The API names no more customers than these. */
const NAMES = 5

/** The budget, the finish and the workers of a run, under its customers. */
export function renderOutlook(outlook: Outlook, view: View): string {
  const lines = [...finishLines(outlook), ...workerLines(outlook)].map((line) => wrap(line, view.columns))
  const quotas = outlook.quotas.length === 0 ? [] : ['', renderQuotas(outlook.quotas, view)]
  return [...lines, ...quotas].join('\n')
}

/** When it is over, what holds it, and who is not counted. */
function finishLines({ finish, pace, users, notIncluded }: Outlook): readonly string[] {
  const left = users.left === 0 ? 'Nobody is left to move.' : `${counted(users.left, 'user')} left, ${paceWords(pace)}.`
  const held = finish.heldBy === null ? '' : `, held by ${withMinutes(finish.heldBy.text)}`
  const notBefore = finish.notBefore === null ? '' : `, not before ${minuteOf(finish.notBefore)}`
  const lines = [left]
  if (finish.lastMoveAt !== null) lines.push(`The last user moves about ${minuteOf(finish.lastMoveAt)}${notBefore}${held}.`)
  if (finish.unknown !== null) lines.push(`When the last user moves is unknown: ${finish.unknown}${notBefore}${held}.`)
  if (finish.suspendedAt !== null)
    lines.push(
      `Then the hold ends about ${minuteOf(finish.holdEndsAt ?? finish.suspendedAt)}, the old subscriptions end, and Microsoft deletes what was suspended from ${dayOf(finish.deletedEarliestAt)} to ${dayOf(finish.deletedLatestAt)}, or when a term ends before that.`,
    )
  if (notIncluded !== null)
    lines.push(
      `Not included: ${counted(notIncluded.migrations, 'migration')} with ${counted(notIncluded.users, 'user')} that wait for a person (${namesWords(notIncluded)}).`,
    )
  return lines
}

function paceWords({ moved, minutes, perMinute }: Outlook['pace']): string {
  const over = `in the last ${counted(Math.round(minutes), 'minute')}`
  return moved === 0 ? `nobody moved ${over}` : `${roundedPace(perMinute)} a minute ${over}`
}

/** One decimal below ten. */
function roundedPace(perMinute: number): string {
  return perMinute < 10 ? String(Math.round(perMinute * 10) / 10) : String(Math.round(perMinute))
}

function namesWords({ customers, migrations }: NonNullable<Outlook['notIncluded']>): string {
  const more = customers.length >= NAMES && migrations > customers.length ? ', ...' : ''
  return `${customers.join(', ')}${more}`
}

function dayOf(at: string | null): string {
  return at === null ? 'an unknown day' : at.slice(0, 10)
}

function workerLines({ workers }: Outlook): readonly string[] {
  if (workers.length === 0) return ['No worker is alive: start one with crossgrade worker.']
  return workers.map(({ id, version, heartbeatAgeMs, phases }) => {
    const seen = heartbeatAgeMs > HEARTBEAT_LATE_MS ? `silent for ${Math.round(heartbeatAgeMs / 1000)} s` : 'alive'
    return `worker ${id}, version ${version}, ${seen}, ${counted(phases.length, 'phase')} in hand`
  })
}
