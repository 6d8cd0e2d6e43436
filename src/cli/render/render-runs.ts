import type { Run } from '../../api/contract/runs.ts'
import { pauseWords } from './pause-words.ts'
import { table } from './table.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

export function renderRuns(runs: readonly Omit<Run, 'migrations' | 'settled'>[], view: View): string {
  if (runs.length === 0) return wrap('There is no run yet. Start one with: crossgrade run start PLAN', view.columns)
  const rows = runs.map(({ id, plan, state, createdAt, createdBy }) => [id, plan, state, minuteOf(createdAt), createdBy])
  const held = runs.flatMap((run) => {
    const words = pauseWords(run)
    return words === undefined ? [] : [wrap(`${run.id}: ${words}`, view.columns)]
  })
  const all = table(['Run', 'Plan', 'State', 'Started', 'By'], rows, view)
  return held.length === 0 ? all : [all, '', ...held].join('\n')
}
