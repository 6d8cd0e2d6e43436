import type { Command } from 'commander'

/** Ends a command's help with lines that can be typed as they are. */
export function example(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', ['', 'Example:', ...lines.map((line) => `  ${line}`)].join('\n'))
}
