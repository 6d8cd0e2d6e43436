import type { Command } from 'commander'

/** A command about a run, the latest unless another is named. */
export function withRun(command: Command): Command {
  return command.argument('[id]', 'a run, such as r-1', 'latest')
}
