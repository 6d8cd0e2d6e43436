import type { Migration, Run } from '../../api/contract/runs.ts'
import { movedUsers, STATE_WORDS, totalUsers, usersWords } from '../render/run-words.ts'
import { pauseWords } from '../render/pause-words.ts'
import { isForPerson } from '../render/for-person.ts'
import { reasonLines, renderMigration, renderRunHead, widthsOf } from '../render/render-run.ts'
import { wrap } from '../render/text.ts'
import type { View } from '../render/view.ts'

const TENTHS = 10

/** For an output that is not redrawn: why the run is held, and a line for every migration that changed since `before`. */
export function changedLines(before: Run | undefined, after: Run, view: View): readonly string[] {
  const held = pauseWords(after)
  const heldLines =
    held === undefined || held === (before && pauseWords(before)) ? [] : [wrap(`run ${after.id}   ${held}`, view.columns, 4)]
  const old = new Map(before?.migrations.map((each) => [keyOf(each), stageOf(each)]))
  const lines = after.migrations
    .filter((each) => old.get(keyOf(each)) !== stageOf(each))
    .map((each) => {
      const why = reasonLines(each).join('; ')
      const line = `${each.customer.name}   ${each.retirement}   ${STATE_WORDS[each.state].words}   ${usersWords(each)}${why === '' ? '' : `   ${why}`}`
      return wrap(line, view.columns, 4)
    })
  return [...heldLines, ...lines]
}

/** For a terminal: what is under way or needs somebody, as far as there are rows; what is settled well is only counted. */
export function frame(run: Run, pace: string | undefined, isPractice: boolean, rows: number, view: View): string {
  const head = [renderRunHead(run, isPractice, view), ...(pace === undefined ? [] : [wrap(`  ${pace}`, view.columns)]), ''].join('\n')
  const order = [...run.migrations].sort((a, b) => rankOf(a) - rankOf(b))
  const widths = widthsOf(order)
  const blocks: string[] = []
  let left = rows - linesOf(head) - 1
  for (const migration of order) {
    const block = renderMigration(migration, view, widths)
    left -= linesOf(block)
    if (left < 0) break
    blocks.push(block)
  }
  const hidden = order.length - blocks.length
  return [head, ...blocks, ...(hidden > 0 ? [`… and ${hidden} more`] : [])].join('\n')
}

/** Users are told of at every tenth of them: a line for each would bury the rest. */
function stageOf(migration: Migration): string {
  const { state, step, reason, dueAt, users } = migration
  const total = totalUsers(migration)
  const tenths = total === 0 ? 0 : Math.floor((movedUsers(migration) * TENTHS) / total)
  const isFirst = movedUsers(migration) > 0
  return JSON.stringify([
    state,
    step,
    reason?.code,
    reason?.text,
    dueAt?.slice(0, 10),
    tenths,
    isFirst,
    users.refused,
    users['left-alone'],
    users.undone,
  ])
}

function rankOf(migration: Migration): number {
  if (isForPerson(migration)) return 0
  return { working: 1, waiting: 2, paused: 3, stopped: 3, queued: 4, watching: 5, done: 6, superseded: 7, 'needs-person': 0, changed: 0 }[
    migration.state
  ]
}

function keyOf({ customer, decision }: Migration): string {
  return `${customer.id}|${decision}`
}

function linesOf(text: string): number {
  return text.split('\n').length
}
