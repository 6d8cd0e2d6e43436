import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { epochMs } from '../../src/domain/instant.ts'
import { START } from './conformance.ts'
import type { WorkerOptions } from './worker.ts'

export const HEARTBEAT_MS = 200

export type Worker = ChildProcess & { readonly workerId: string }

/** Starts `worker.ts` and returns as soon as it runs phases, or has died. */
export async function startWorker(options: Pick<WorkerOptions, 'databaseUrl' | 'workerId'> & Partial<WorkerOptions>): Promise<Worker> {
  const all: WorkerOptions = { version: '0.0.1', nowMs: epochMs(START), concurrency: 4, heartbeatEveryMs: HEARTBEAT_MS, ...options }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), JSON.stringify(all)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return Object.assign(child, { workerId: options.workerId })
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

/** Asks until the answer is yes, for a bounded time. */
export async function until(what: string, isSo: () => Promise<boolean>, ms = 20_000): Promise<void> {
  for (const deadline = Date.now() + ms; !(await isSo()); await pause(20)) {
    if (Date.now() > deadline) throw new Error(`waited ${String(ms)} ms for: ${what}`)
  }
}
