import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

export const REPO = dirname(dirname(dirname(dirname(import.meta.dirname))))
const COMMAND_MAX_MS = 30_000
const SCRIPT = join(REPO, 'bin', 'crossgrade.js')

export type Env = Readonly<Record<string, string>>

/** How a command ended: exit code and both streams, whole. */
export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command that goes on until it is stopped, and the line of JSON by which it said that it is ready. */
export interface Running {
  readonly ready: unknown
  /** Asks it to end, as Ctrl-C does, and waits until it has. */
  stop(): Promise<void>
}

/** Types `crossgrade WORDS` and waits for its end; what should have ended long ago is told to. */
export async function crossgrade(words: readonly string[], env: Env = {}): Promise<Outcome> {
  const child = start(words, env)
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const tooLong = setTimeout(() => child.kill('SIGTERM'), COMMAND_MAX_MS)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  clearTimeout(tooLong)
  return { code, out: out(), err: err() }
}

/** Types `crossgrade WORDS` and waits for its first line. @throws Error with what it said when it ends before that */
export async function keepRunning(words: readonly string[], env: Env = {}): Promise<Running> {
  const child = start(words, env)
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const err = collect(child.stderr)
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child
      .once('error', reject)
      .once('exit', (code) => reject(new Error(`crossgrade ${words.join(' ')} ended with ${String(code)}: ${err()}`)))
  })
  return {
    ready: JSON.parse(line),
    async stop() {
      process.off('exit', stop)
      if (child.exitCode === null && child.signalCode === null) stop()
      await ended
    },
  }
}

function start(words: readonly string[], env: Env) {
  return spawn(process.execPath, [SCRIPT, ...words], { env: { ...bare(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The environment of somebody who has set nothing yet. */
export function bare(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CROSSGRADE_|DATABASE_URL$|NODE_|VITEST|npm_)/.test(name)))
}

function collect(stream: ChildProcess['stdout']): () => string {
  const chunks: string[] = []
  stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  return () => chunks.join('')
}
