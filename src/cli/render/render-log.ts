import type { LogEntry } from '../../api/contract/log.ts'
import { minuteOf, withMinutes, wrap } from './text.ts'
import type { View } from './view.ts'

/** A line per event: a table would cut what happened. */
export function renderLog(items: readonly LogEntry[], isMore: boolean, view: View): string {
  if (items.length === 0) return wrap('Nothing of that has happened.', view.columns)
  const lines = items.map((entry) => wrap(lineOf(entry), view.columns, 4))
  return [...lines, ...(isMore ? ['', wrap('There is more: --all, or --limit with a larger number.', view.columns)] : [])].join('\n')
}

function lineOf({ at, actor, run, customer, text }: LogEntry): string {
  const whose = [...(run === null ? [] : [run]), ...(customer ? [customer.name ?? customer.id] : [])]
  return [minuteOf(at), actor, ...whose, withMinutes(text)].join('  ')
}
