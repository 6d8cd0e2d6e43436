import type { Overview } from '../../api/contract/overview.ts'
import { table } from './table.ts'
import { counted, cut, minuteOf, wrap } from './text.ts'
import type { Tone, View } from './view.ts'

type State = keyof NonNullable<Overview['states']>

/** What stands above and below the worklist, from the connection to the burn-down. */
export function renderOverview(overview: Overview, view: View): string {
  const { scan, retirements, states, burnDown } = overview
  const head = headLines(overview).map((line) => wrap(line, view.columns, 10))
  if (!scan) return [...head, '', wrap('Nobody has scanned yet: crossgrade snapshot take', view.columns)].join('\n')
  return [
    ...head,
    ...scanLines(scan).map((line) => wrap(line, view.columns, 10)),
    '',
    renderRetirements(retirements, view),
    '',
    ...(states ? [wrap(stateWords(states), view.columns), ''] : []),
    ...(burnDown ? burnLines(burnDown, view) : []),
  ]
    .join('\n')
    .trimEnd()
}

function headLines({ trust, practice, writesStopped }: Overview): readonly string[] {
  return [
    `trust     ${trust === 'full' ? 'full' : 'read-only: nothing is bought or moved'}${practice ? ' (practice: nothing real is bought or moved)' : ''}`,
    ...(writesStopped
      ? [`writes    stopped ${minuteOf(writesStopped.at)} by ${writesStopped.by}; to allow them: crossgrade writes allow`]
      : []),
  ]
}

function scanLines({ id, takenAt, ageMs, coverage }: NonNullable<Overview['scan']>): readonly string[] {
  const { total, read, failed, firstFailed } = coverage
  return [
    `scan      ${id}, ${minuteOf(takenAt)}, ${ageWords(ageMs)} old: ${read} of ${counted(total, 'customer')} read`,
    ...firstFailed.map(({ customer, why }) => `not read  ${customer.name} (${customer.domain}): ${why}`),
    ...(failed > firstFailed.length ? [`          and ${failed - firstFailed.length} more: crossgrade snapshot show ${id}`] : []),
  ]
}

const HOUR_MS = 3_600_000

function ageWords(ms: number): string {
  if (ms < HOUR_MS) return counted(Math.floor(ms / 60_000), 'minute')
  return ms < 48 * HOUR_MS ? counted(Math.floor(ms / HOUR_MS), 'hour') : counted(Math.floor(ms / (24 * HOUR_MS)), 'day')
}

function renderRetirements(retirements: Overview['retirements'], view: View): string {
  if (!retirements) return wrap('An earlier version made the latest scan and did not count: crossgrade snapshot take', view.columns)
  if (retirements.length === 0) return wrap('Nobody has a retired product.', view.columns)
  const rows = retirements.map(({ title, customers, seats, inUse, notCounted, deadline }) => [
    title.en,
    String(customers),
    String(seats),
    String(inUse.scanned),
    String(inUse.now) + (notCounted > 0 ? ' or more' : ''),
    deadline ? `${deadline.at.slice(0, 10)} ${DAYS[deadline.kind]}` : '-',
  ])
  return table(['Retired', 'Customers', 'Seats', 'At scan', 'In use', 'Next day'], rows, view)
}

const DAYS: Readonly<Record<NonNullable<NonNullable<Overview['burnDown']>['deadline']>['kind'], string>> = {
  effective: 'retired',
  'term-end': 'term end',
  'cancellation-window': 'last to cancel',
}

/** A record: a new state does not compile until it has its words. */
const STATES: Readonly<Record<State, string>> = {
  'no-plan': 'in no plan',
  planned: 'planned',
  approved: 'approved',
  running: 'running',
  'needs-person': 'need a person',
  done: 'done',
  undone: 'taken back',
}

function stateWords(states: NonNullable<Overview['states']>): string {
  const named = (Object.keys(STATES) as State[]).filter((state) => states[state] > 0).map((state) => `${states[state]} ${STATES[state]}`)
  return named.length === 0 ? 'No customer is affected.' : `Customers: ${named.join(', ')}.`
}

const LINES_MOST = 12

/** The newest points as bars, the longest as wide as there is room for. */
function burnLines({ points, deadline, lastTermEnd }: NonNullable<Overview['burnDown']>, view: View): readonly string[] {
  const shown = points.slice(-LINES_MOST)
  const most = Math.max(1, ...shown.map(({ seats }) => seats))
  const width = Math.max(4, Math.min(40, view.columns - 30))
  const lines = shown.map(({ at, seats, scan, notRead }) => {
    const bar = '#'.repeat(Math.ceil((seats / most) * width))
    const note = [...(scan === null ? [] : [scan]), ...(notRead > 0 ? [`${notRead} not read`] : [])].join(', ')
    return view.paint(toneOf(seats), cut(`${minuteOf(at)} ${bar}${bar ? ' ' : ''}${seats}${note ? ` (${note})` : ''}`, view.columns))
  })
  const last = lastTermEnd === null ? '' : `, the last term ends ${lastTermEnd.slice(0, 10)}`
  return [
    wrap('Seats of retired products in use:', view.columns),
    ...lines,
    ...(deadline ? [wrap(`Next: ${deadline.at.slice(0, 10)} ${DAYS[deadline.kind]}${last}.`, view.columns)] : []),
  ]
}

function toneOf(seats: number): Tone {
  return seats === 0 ? 'good' : 'busy'
}
