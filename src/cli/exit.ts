import type { Run } from '../api/contract/runs.ts'

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

/** A run that still works, or that only waits for Microsoft or for `run resume`, asks for nobody. */
export function exitOfRun({ settled, migrations }: Pick<Run, 'settled' | 'migrations'>): ExitCode {
  const isForPerson = migrations.some(({ state }) => state === 'needs-person' || state === 'changed')
  return settled && isForPerson ? EXIT.needsPerson : EXIT.done
}
