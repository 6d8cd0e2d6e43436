import type { Status } from '../../api/contract/status.ts'
import { table } from './table.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

export function renderStatus(status: Status, view: View): string {
  const { version, practice, catalog, clock, workers } = status
  const rows = workers.map(({ id, version: running, state, heartbeatAgeMs }) => [
    id,
    running,
    state,
    `${Math.round(heartbeatAgeMs / 1000)} s ago`,
  ])
  const noWorker = 'no worker: nothing is carried out until one is started with: crossgrade worker'
  return [
    view.paint('strong', `${practice ? 'practice   ' : ''}Crossgrade ${version}`),
    renderConnection(status, view),
    wrap(`time      ${minuteOf(clock.now)}${clock.rate === 1 ? '' : `, ${clock.rate} times as fast as real time`}`, view.columns, 10),
    ...catalogLines(catalog, view),
    '',
    rows.length > 0 ? table(['Worker', 'Version', 'State', 'Seen'], rows, view) : wrap(noWorker, view.columns),
  ].join('\n')
}

function catalogLines({ version, problem }: Status['catalog'], view: View): readonly string[] {
  const inUse = `catalog   ${version.slice(0, 12)}`
  if (problem === null) return [inUse]
  const said = `files have changed and cannot be used; what was read before holds until they are mended:\n${problem}`
  return [view.paint('alert', `${inUse}, not up to date`), wrap(said.replaceAll(/^/gm, '          '), view.columns)]
}

/** Where the connection leads, how far it may go, and whether anything may be written now. */
export function renderConnection({ provider, practice, trust, writesStopped }: Status, view: View): string {
  const lines = [
    `provider  ${provider.url}${practice ? ' (practice: nothing real is bought or moved)' : ''}`,
    `trust     ${trust === 'full' ? 'full: what is approved is carried out' : 'read-only: nothing is bought or moved; to change it: crossgrade connection trust full'}`,
    `writes    ${writesStopped ? `stopped ${minuteOf(writesStopped.at)} by ${writesStopped.by}; to allow them: crossgrade writes allow` : 'allowed'}`,
  ]
  return lines.map((line) => wrap(line, view.columns, 10)).join('\n')
}
