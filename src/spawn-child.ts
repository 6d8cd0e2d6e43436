import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Another process of this same program, with the one line of JSON that it printed when it was ready. */
export interface ReadyChild {
  readonly ready: Readonly<Record<string, unknown>>
  readonly pid: number
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<void>
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>
  /** Ends it at once, as by kill -9. */
  kill(): Promise<void>
}

/**
 * Runs `crossgrade ARGS` as a child that ends with us, and waits until it says that it is ready.
 * @throws Error with what it wrote to standard error when it ends before that
 */
export async function spawnChild(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ReadyChild> {
  const [script] = process.argv.slice(1)
  const child = spawn(process.execPath, [...process.execArgv, script ?? '', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env, CROSSGRADE_CHILD: '1', NODE_NO_WARNINGS: '1' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await firstLine(child, args)
  const end = (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return ended
  }
  return { ready, pid: child.pid ?? 0, ended, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

function firstLine(child: ChildProcess, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const errors: string[] = []
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`crossgrade ${args.slice(0, 2).join(' ')} ended with ${String(code)}: ${detailOf(errors.join('').trim())}`)),
    )
    const { stdout } = child
    if (!stdout) return reject(new Error('no standard output'))
    createInterface({ input: stdout }).once('line', (line) => {
      child.stderr?.removeAllListeners('data').resume()
      resolve(JSON.parse(line) as Record<string, unknown>)
    })
  })
}

/** What a child that answers in JSON says is wrong; of any other all that it says. */
function detailOf(said: string): string {
  try {
    const problem = JSON.parse(said) as { readonly detail?: unknown }
    return typeof problem.detail === 'string' ? problem.detail : said
  } catch {
    return said
  }
}
