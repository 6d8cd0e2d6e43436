import { CommanderError, type Command } from 'commander'
import { CliProblem, failed, wrongUse } from './cli-problem.ts'
import { EXIT } from './exit.ts'
import { createIo, type Io } from './io.ts'
import type { LocalCommands } from './local-commands.ts'
import { buildProgram } from './program.ts'
import { renderProblem } from './render/render-problem.ts'

/**
 * Carries out one command line. Every failure becomes sentences on stderr (with --json one problem document), never a stack trace.
 * @param argv as `process.argv`
 * @returns the exit code
 */
export async function runProgram(argv: readonly string[], local: LocalCommands, io: Io = createIo(process)): Promise<number> {
  const program = buildProgram(local, io)
  try {
    if (wantsVersion(argv)) {
      io.write(`${local.version}\n`)
      return EXIT.done
    }
    await program.parseAsync([...argv])
    return io.exitCode
  } catch (error) {
    if (error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help'))
      return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse
    const problem = toProblem(error, program, argv)
    const { exit, next } = problem
    const isJson = argv.includes('--json')
    io.writeError(
      isJson
        ? `${JSON.stringify({ ...problem.problem, exit, ...(next === undefined ? {} : { next }) })}\n`
        : renderProblem(problem, io.columns),
    )
    return exit
  }
}

/** Before any command: after one, `--version` is the command's own. */
function wantsVersion(argv: readonly string[]): boolean {
  const words = argv.slice(2)
  const command = words.findIndex((word) => !word.startsWith('-'))
  return words.slice(0, command === -1 ? undefined : command).some((word) => word === '--version' || word === '-V')
}

function toProblem(error: unknown, program: Command, argv: readonly string[]): CliProblem {
  if (error instanceof CliProblem) return error
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '')
    return wrongUse(message.charAt(0).toUpperCase() + message.slice(1), `See: ${pathOf(program, argv)} --help`)
  }
  const detail = error instanceof Error ? error.message : String(error)
  return failed('failed', 'It did not work', detail, undefined, error)
}

/** The words of the command that was meant, as far as there is one. */
function pathOf(program: Command, argv: readonly string[]): string {
  let command = program
  const words = [program.name()]
  for (const word of argv.slice(2)) {
    const next = command.commands.find((each) => each.name() === word)
    if (!next) continue
    command = next
    words.push(word)
  }
  return words.join(' ')
}
