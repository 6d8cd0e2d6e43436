import type { WorkerOptions } from '../cli/local-commands.ts'
import { startWorker } from '../start-worker.ts'
import { untilToldToStop } from '../until-told-to-stop.ts'
import { boundMemory } from './bound-memory.ts'
import { asWrongUse, configOf } from './config-of.ts'

/** `crossgrade worker`: works until it is told to stop. */
export async function worker(options: WorkerOptions, version: string): Promise<void> {
  boundMemory()
  const running = await asWrongUse(() => startWorker(configOf(options), version))
  console.log(options.json ? JSON.stringify({ ready: true, worker: running.id }) : `Worker ${running.id} is working. Ctrl-C stops it.`)
  await untilToldToStop()
  await running.close()
}
