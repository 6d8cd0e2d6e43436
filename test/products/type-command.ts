import type { Io } from '../../src/cli/io.ts'
import type { LocalCommands } from '../../src/cli/local-commands.ts'
import { runProgram } from '../../src/cli/run-program.ts'
import type { RunningProduct } from '../support/a-running-product.ts'

export interface Typed {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/**
 * Types a command of the CLI, as words, at an 80-column terminal's width. `answers` are what somebody at the terminal answers, one after
 * the other; without them nobody is there.
 */
export async function typeCommand(
  { api, token }: Pick<RunningProduct, 'api' | 'token'>,
  words: readonly string[],
  answers?: readonly string[],
): Promise<Typed & { readonly asked: readonly string[] }> {
  const [out, err, asked]: [string[], string[], string[]] = [[], [], []]
  const left = [...(answers ?? [])]
  let exitCode = 0
  const io: Io = {
    env: { CROSSGRADE_URL: api.url, CROSSGRADE_TOKEN: token },
    columns: 80,
    hasColor: false,
    terminal: undefined,
    write: (text) => void out.push(text),
    writeError: (text) => void err.push(text),
    ...(answers === undefined ? {} : { ask: async (question: string) => answer(question) }),
    get exitCode() {
      return exitCode
    },
    setExitCode: (code) => {
      exitCode = code
    },
  }
  const answer = (question: string): string => {
    asked.push(question)
    const given = left.shift()
    if (given === undefined) throw new Error(`nobody answers ${question}`)
    return given
  }
  const exit = await runProgram(['node', 'crossgrade', ...words], LOCAL, io)
  return { exit, out: out.join(''), err: err.join(''), asked }
}

const never = () => Promise.reject(new Error('not done in this process'))
const LOCAL: LocalCommands = { version: '0', start: never, worker: never, startEmulator: never, runDemo: never, checkCatalog: never }
