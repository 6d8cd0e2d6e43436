import type { RunEvent, UserMove } from '../../api/contract/run-details.ts'
import { notYetMoved, type AskedUsers } from './not-yet-moved.ts'
import { table } from './table.ts'
import { counted, minuteOf, withMinutes, wrap } from './text.ts'
import type { View } from './view.ts'

/** A row per user; whoever was refused or left alone gets the reason below. */
export function renderUserMoves(moves: readonly UserMove[], asked: AskedUsers, view: View): string {
  const planned = notYetMoved(asked)
  if (moves.length === 0) return planned ?? (asked.state ? 'No user of this run is in that state.' : 'There is nobody whom this run moves.')
  const rows = moves.map(({ userPrincipalName, state, isLatecomer, changedAt }) => [
    userPrincipalName,
    state + (isLatecomer ? ', latecomer' : ''),
    minuteOf(changedAt),
  ])
  const reasons = moves.flatMap(({ userPrincipalName, reason }) =>
    reason ? [wrap(`  ${userPrincipalName}: ${withMinutes(reason.text)}`, view.columns)] : [],
  )
  return [
    table(['User', 'State', 'Since'], rows, view),
    ...(reasons.length > 0 ? ['', ...reasons] : []),
    '',
    `${counted(moves.length, 'user')}.`,
    ...(planned === undefined ? [] : [wrap(planned, view.columns)]),
  ].join('\n')
}

/** A line per event; customers by name where the run knows it. */
export function renderEvents(events: readonly RunEvent[], names: ReadonlyMap<string, string>, view: View): string {
  if (events.length === 0) return 'Nothing has happened yet.'
  return events.map((event) => wrap(eventLine(event, names), view.columns, 4)).join('\n')
}

function eventLine({ at, kind, actor, customer, data }: RunEvent, names: ReadonlyMap<string, string>): string {
  const facts = Object.entries(data ?? {}).flatMap(([name, value]) => (isPlain(value) ? [`${name} ${withMinutes(String(value))}`] : []))
  return [
    minuteOf(at),
    kind,
    ...(customer === undefined ? [] : [names.get(customer) ?? customer]),
    `by ${actor}`,
    ...(facts.length > 0 ? [facts.join(', ')] : []),
  ].join('  ')
}

/** Nested evidence is for --json. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
