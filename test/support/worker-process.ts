import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const PROGRAM = join(import.meta.dirname, '..', '..', 'bin', 'crossgrade.js')

/** `crossgrade worker` in a process of its own. */
export interface WorkerProcess {
  /** The name under which it signs in. */
  readonly id: string
  /** Resolves when it has ended, with the signal that did it; null when it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>
  /** Stops it in its tracks (SIGSTOP) until `resume`. */
  freeze(): void
  resume(): void
  /** Asks it to end, as an operator does; resolves when it has. */
  stop(): Promise<void>
  /** As by kill -9; resolves when it is gone, at once when it was before. */
  kill(): Promise<void>
}

export interface WorkerProcessOptions {
  readonly dataDir: string
  readonly databaseUrl: string
  readonly providerUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly failpoint: string | undefined
  /** Instead of the version that it is. */
  readonly version?: string | undefined
}

/** Resolves when it says that it works. @throws Error with what it wrote to standard error when it ends before */
export async function startWorkerProcess(options: WorkerProcessOptions): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [PROGRAM, 'worker', '--json'], { stdio: ['pipe', 'pipe', 'pipe'], env: environmentOf(options) })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  const id = await readyLine(child)
  return {
    id,
    ended,
    freeze: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** CROSSGRADE_CHILD: it ends when its standard input closes, so it does not outlive a test run that is killed. */
function environmentOf(options: WorkerProcessOptions): NodeJS.ProcessEnv {
  const { dataDir, databaseUrl, providerUrl, clientId, clientSecret, failpoint, version } = options
  return {
    PATH: process.env.PATH,
    NODE_NO_WARNINGS: '1',
    CROSSGRADE_CHILD: '1',
    CROSSGRADE_DATA: dataDir,
    DATABASE_URL: databaseUrl,
    CROSSGRADE_PROVIDER_URL: providerUrl,
    CROSSGRADE_CLIENT_ID: clientId,
    CROSSGRADE_CLIENT_SECRET: clientSecret,
    ...(failpoint === undefined ? {} : { CROSSGRADE_FAILPOINT: failpoint }),
    ...(version === undefined ? {} : { CROSSGRADE_APPLICATION_VERSION: version }),
  }
}

async function readyLine(child: ChildProcess): Promise<string> {
  const errors: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', resolve)
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`the worker ended before it worked: ${errors.join('')}`)))
  })
  const ready: unknown = JSON.parse(line)
  if (typeof ready === 'object' && ready !== null && 'worker' in ready && typeof ready.worker === 'string') return ready.worker
  throw new Error(`the worker said ${line} where its name was expected`)
}
