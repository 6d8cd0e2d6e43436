import type { Run } from '../api/contract/runs.ts'
import { isForPerson } from './render/for-person.ts'
import { isPausedByItself } from './render/pause-words.ts'

/** What a command's exit code says; stable, for scripts. */
export const EXIT = {
  done: 0,
  /** The product could not do it, refused it, or does not answer. */
  failed: 1,
  /** A flag, a file or a request is wrong: nothing was tried. */
  wrongUse: 2,
  /** It ran to its end, and somebody has to look at something. */
  needsPerson: 3,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The exit code for an answer of the API that is a problem document, by its HTTP status. */
export function exitOfStatus(status: number): ExitCode {
  return status === 400 || status === 422 ? EXIT.wrongUse : EXIT.failed
}

/**
 * A run that still works, that only waits for Microsoft, or that a person paused asks for nobody; one that paused by itself, or
 * left something unknown behind, does.
 */
export function exitOfRun(run: Pick<Run, 'settled' | 'migrations' | 'state' | 'pauseReason'>): ExitCode {
  return run.settled && (run.migrations.some(isForPerson) || isPausedByItself(run)) ? EXIT.needsPerson : EXIT.done
}
