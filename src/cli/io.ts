import { createInterface } from 'node:readline/promises'
import { EXIT } from './exit.ts'

const COLUMNS_MAX = 80
const COLUMNS_MIN = 20

/** All that the CLI touches of its process. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  /** At most 80: wider lines are hard to read. */
  readonly columns: number
  /** All of the terminal's, for tables; absent: `columns`. */
  readonly width?: number
  readonly hasColor: boolean
  /** Where lines can be drawn again; undefined when the output goes to a file, a pipe or a dumb terminal. */
  readonly terminal: NodeJS.WriteStream | undefined
  write(text: string): void
  writeError(text: string): void
  /** Asks whoever sits at the terminal; absent where nobody does. */
  readonly ask?: (question: string) => Promise<string>
  /** What the command comes to; 0 until somebody says otherwise. */
  readonly exitCode: number
  setExitCode(code: number): void
}

export function createIo(process: NodeJS.Process): Io {
  const { stdout, stderr, env } = process
  const isTerminal = stdout.isTTY && env['TERM'] !== 'dumb'
  // `crossgrade run events | head` closes the pipe early, which is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done)
    throw error
  })
  let exitCode: number = EXIT.done
  const width = widthOf(stdout.isTTY ? stdout.columns : Number(env['COLUMNS']))
  return {
    env,
    columns: Math.min(COLUMNS_MAX, width),
    width,
    hasColor: isTerminal && !env['NO_COLOR'],
    terminal: isTerminal ? stdout : undefined,
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    ...(isTerminal && process.stdin.isTTY ? { ask: (question: string) => askAt(process, question) } : {}),
    get exitCode() {
      return exitCode
    },
    setExitCode(code) {
      exitCode = code
    },
  }
}

/** @throws Error when the input ends without an answer */
async function askAt({ stdin, stdout }: NodeJS.Process, question: string): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stdout })
  const given = new Promise<string>((resolve, reject) => {
    terminal.once('close', () => reject(new Error('The input ended without an answer.')))
    terminal.question(question).then(resolve, reject)
  })
  return given.finally(() => terminal.close())
}

/** What a terminal says of its width, or does not (0, NaN), as a width that we can draw in. */
function widthOf(said: number): number {
  return said > 0 ? Math.max(COLUMNS_MIN, Math.floor(said)) : COLUMNS_MAX
}
