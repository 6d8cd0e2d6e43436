import { exitOfRun } from '../exit.ts'
import type { Session } from '../session.ts'
import { watchRun } from './watch-run.ts'

/** Follows a run until it is settled; the exit code says whether somebody is needed. */
export async function watchToEnd(id: string, session: Session): Promise<void> {
  const run = await watchRun(id, session)
  if (session.json) session.show(run, () => '')
  session.io.setExitCode(exitOfRun(run))
}
