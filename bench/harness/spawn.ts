import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { z } from 'zod'
import { findProcessUse, type ProcessUse } from './process-use.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAM = join(ROOT, 'bin', 'crossgrade.js')

/** A process of its own, with the line of JSON that it printed when it was ready. */
export interface BenchProcess {
  readonly pid: number
  readonly ready: Readonly<Record<string, unknown>>
  /** So far; as it last was when the process is gone. */
  use(): ProcessUse
  signal(signal: NodeJS.Signals): void
  /** Resolves with the exit code when it has ended; null when a signal did it. */
  readonly ended: Promise<number | null>
  /** By SIGTERM; as by kill -9 when it has not ended after some seconds, or is told to. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

const STOP_WITHIN_MS = 40_000
const Ready = z.record(z.string(), z.unknown())

/** `crossgrade ARGS` as it ships. */
export function spawnCrossgrade(args: readonly string[], env: NodeJS.ProcessEnv): Promise<BenchProcess> {
  return spawnNode([PROGRAM, ...args, '--json'], env)
}

/**
 * Runs a Node program that ends with us. What it writes to standard error is shown.
 * @throws Error when it ends before it is ready
 */
export async function spawnNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<BenchProcess> {
  const child = spawn(process.execPath, [...profilerFlags(args), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', CROSSGRADE_CHILD: '1', ...env },
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = await readyLine(child, args)
  const pid = child.pid ?? 0
  let last: ProcessUse = { cpuMs: 0, peakRss: 0 }
  const use = (): ProcessUse => (last = findProcessUse(pid) ?? last)
  return {
    pid,
    ready,
    ended,
    use,
    signal: (signal) => void child.kill(signal),
    async stop(signal = 'SIGTERM') {
      use()
      child.kill(signal)
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/** With CROSSGRADE_BENCH_PROFILE=FOLDER each process leaves a CPU profile there. */
function profilerFlags(args: readonly string[]): readonly string[] {
  const folder = process.env['CROSSGRADE_BENCH_PROFILE']
  const name = args[1]?.startsWith('-') === false ? args[1] : 'stub'
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-name', `${name}-${Date.now()}.cpuprofile`]
}

function readyLine(child: ChildProcess, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${args.slice(0, 3).join(' ')} ended with ${String(code)} before it was ready`)))
    if (!child.stdout) return reject(new Error('no standard output'))
    createInterface({ input: child.stdout }).once('line', (line) => resolve(Ready.parse(JSON.parse(line))))
  })
}
