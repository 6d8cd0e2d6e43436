import ical from 'ical-generator'
import { fromEpochMs, DAY_MS, epochMs } from '../domain/instant.ts'
import { boughtOf, isWarnedOf } from '../inventory/deadlines/deadline.ts'
import type { ApiDeps } from './deps.ts'
import { sortedDeadlines } from './tables/deadline-rows.ts'

/**
 * The days that somebody has to mind, as a calendar (RFC 5545): one event of a whole day each, in UTC, with alarms a week and a day
 * before. A day keeps its id, so that a calendar which is read again does not have it twice.
 */
export async function writeDeadlineCalendar(deps: Pick<ApiDeps, 'db' | 'clock' | 'catalog'>): Promise<string> {
  const calendar = ical({ name: 'Crossgrade deadlines', prodId: { company: 'Crossgrade', product: 'deadlines' } })
  const now = deps.clock.now()
  const ids = new Map<string, number>()
  for (const deadline of await sortedDeadlines(deps)) {
    if (deadline.at < now || !(isWarnedOf(deadline) || deadline.kind === 'price-change')) continue
    const { customer, customerName, domain, subscription, offerName, kind, at, note } = deadline
    const id = `${subscription ?? customer}-${kind}-${at.slice(0, 10)}`
    // Two products bought on one day have two last free days.
    const nth = (ids.get(id) ?? 0) + 1
    ids.set(id, nth)
    const event = calendar.createEvent({
      id: `${id}${nth === 1 ? '' : `-${nth}`}@crossgrade`,
      stamp: new Date(now),
      start: new Date(at.slice(0, 10)),
      end: new Date(fromEpochMs(epochMs(at) + DAY_MS).slice(0, 10)),
      allDay: true,
      summary: `${customerName}: ${WORDS[kind] ?? kind}, ${boughtOf(deadline) ?? offerName}`,
      description: `${note}.\n${customerName} (${domain}), ${subscription === null ? '' : `subscription ${subscription}, `}${at}`,
    })
    event.createAlarm({ triggerBefore: 7 * 24 * 60 * 60 })
    event.createAlarm({ triggerBefore: 24 * 60 * 60 })
  }
  return calendar.toString()
}

const WORDS: { readonly [kind: string]: string } = {
  'relationship-end': 'admin relationship ends',
  'term-end': 'term ends',
  'price-change': 'price changes',
  'cancellation-window': 'last day to cancel',
  'last-free-day': 'last day to give back what was bought',
  'last-safe-undo': 'last day to take it back',
}
