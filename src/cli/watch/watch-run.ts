import { setTimeout as pause } from 'node:timers/promises'
import { routes } from '../../api/contract/routes.ts'
import type { Run } from '../../api/contract/runs.ts'
import { renderRun } from '../render/render-run.ts'
import { movedUsers } from '../render/run-words.ts'
import { counted } from '../render/text.ts'
import type { Session } from '../session.ts'
import { createPace } from './pace.ts'
import { createRedraw } from './redraw.ts'
import { changedLines, frame } from './run-lines.ts'

const LOOK_EVERY_MS = 1000

/**
 * Follows a run until it is settled: redrawn on a terminal, a line per change elsewhere, nothing with --json.
 * @returns the run as it was last seen
 */
export async function watchRun(id: string, session: Session): Promise<Run> {
  const { client } = session
  const { practice } = await client.call(routes.getStatus)
  const seen = createWatcher(practice, session)
  for (;;) {
    const run = await client.call(routes.getRun, { params: { id } })
    seen(run)
    if (run.settled) return run
    await pause(LOOK_EVERY_MS)
  }
}

function createWatcher(isPractice: boolean, { io, json, view }: Session): (run: Run) => void {
  if (json) return () => undefined
  if (io.terminal) return createScreen(io.terminal, isPractice, view)
  let before: Run | undefined
  return (run) => {
    for (const line of changedLines(before, run, view)) io.write(`${line}\n`)
    if (run.settled) io.write(`\n${renderRun(run, isPractice, view)}\n`)
    before = run
  }
}

function createScreen(terminal: NodeJS.WriteStream, isPractice: boolean, view: Session['view']): (run: Run) => void {
  const screen = createRedraw(terminal)
  const pace = createPace()
  return (run) => {
    const moved = run.migrations.reduce((sum, each) => sum + movedUsers(each), 0)
    const perMinute = pace.see(moved, performance.now())
    if (run.settled) return screen.draw(renderRun(run, isPractice, view))
    const words = perMinute === undefined ? undefined : `${counted(perMinute, 'user')} a minute`
    screen.draw(frame(run, words, isPractice, screen.rows, view))
  }
}
