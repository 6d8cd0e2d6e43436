import type { Command } from 'commander'
import type { Io } from '../../src/cli/io.ts'
import type { LocalCommands } from '../../src/cli/local-commands.ts'
import { buildProgram } from '../../src/cli/program.ts'

/** The CLI with its help, which can do nothing. */
export function aProgram(): Command {
  const never = () => Promise.reject(new Error('documents only name commands'))
  const local: LocalCommands = { version: '0', start: never, worker: never, startEmulator: never, runDemo: never, checkCatalog: never }
  const io: Io = {
    env: {},
    columns: 80,
    hasColor: false,
    terminal: undefined,
    write: () => undefined,
    writeError: () => undefined,
    exitCode: 0,
    setExitCode: () => undefined,
  }
  return buildProgram(local, io)
}

/**
 * Command lines that a text shows: `npx crossgrade …` anywhere in code, `crossgrade …` as a code span of its own. A line that ends in a
 * backslash goes on; two spaces end the command and begin a remark.
 */
export function commandLinesIn(text: string): readonly string[] {
  const joined = text.replaceAll(/\\\n\s*/g, '')
  const inBlocks = [...joined.matchAll(/^```[\s\S]*?^```/gm)].flatMap(([block]) => [...block.matchAll(/npx crossgrade (.*)$/gm)])
  const spans = [...joined.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`(?:npx )?crossgrade ([^`\n]+)`/g)]
  return [...inBlocks, ...spans].map(([, line]) => (line ?? '').split(/ {2,}/)[0]?.trim() ?? '')
}

/** What is wrong with a command line by the CLI's own help; undefined when it could be typed. */
export function checkCommandLine(program: Command, line: string): string | undefined {
  const words = line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []
  let command = program
  let at = 0
  for (; at < words.length; at += 1) {
    const next = command.commands.find((each) => each.name() === words[at])
    if (!next) break
    command = next
  }
  if (command.commands.length > 0) return `${line}: ${words[at] ?? 'nothing'} is no command of ${command.name()}`
  const unknown = words.slice(at).filter((word) => word.startsWith('-') && !optionsOf(command, program).includes(word))
  if (unknown.length > 0) return `${line}: ${command.name()} has no ${unknown.join(', ')}`
  return undefined
}

function optionsOf(command: Command, program: Command): readonly string[] {
  return [...command.options, ...program.options].flatMap(({ long, short }) => [long ?? '', short ?? '']).concat('--help')
}

/** Every command that does something, as typed: `emulator clock advance`. */
export function listCommands(command: Command, prefix = ''): readonly string[] {
  return command.commands.flatMap((each) => {
    const name = `${prefix}${each.name()}`
    if (each.name() === 'help') return []
    return each.commands.length > 0 ? listCommands(each, `${name} `) : [name]
  })
}
