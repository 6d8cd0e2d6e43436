import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { crossgrade, keepRunning, type Env, type Outcome, type Running } from './command.ts'
import { openEmulator, type Emulator } from './emulator.ts'
import { EmulatorReady, Plan, ProductReady, Run } from './shapes.ts'

const ESTATES = join(dirname(dirname(import.meta.dirname)), 'estates')
const LOOK_EVERY_MS = 150

export interface Options {
  /** A file of test/integration/estates. */
  readonly estate: string
  /** Virtual seconds in a real one. */
  readonly rate?: number
  readonly catalog?: string
  readonly productEnv?: Env
}

/** An emulator, a product that knows nothing but its address and secret, and a command line that knows the product's. */
export interface Installation {
  readonly folder: string
  readonly emulator: Emulator
  /** Types a command; it must end with `exit`, 0 unless told. @throws Error with what it said when it does not */
  type(words: string, exit?: number): Promise<Outcome>
  /** Types a command with --json and reads its document. */
  read<T extends z.ZodType>(shape: T, words: string, exit?: number): Promise<z.output<T>>
  /** Looks at a run until it is as wanted. @throws Error that shows the run when it is not within the time */
  until(isAsWanted: (run: Run) => boolean, withinMs?: number): Promise<Run>
  stopProduct(): Promise<void>
  startProduct(env?: Env): Promise<void>
  close(): Promise<void>
}

export async function install({ estate, rate = 1200, catalog, productEnv = {} }: Options): Promise<Installation> {
  const folder = makeFolder()
  const emulated = await keepRunning(emulatorWords(join(ESTATES, estate), folder, rate))
  const { url, clientId, clientSecret } = EmulatorReady.parse(emulated.ready)
  const env: Env = {
    CROSSGRADE_PROVIDER_URL: url,
    CROSSGRADE_CLIENT_ID: clientId,
    CROSSGRADE_CLIENT_SECRET: clientSecret,
    CROSSGRADE_DATA: join(folder, 'product'),
  }
  let product: Running | undefined
  let toProduct: Env = {}

  async function startProduct(more: Env = {}): Promise<void> {
    product = await keepRunning(['start', '--port', '0', '--no-portal', '--json', ...(catalog ? ['--catalog', catalog] : [])], {
      ...env,
      ...more,
    })
    const ready = ProductReady.parse(product.ready)
    toProduct = { CROSSGRADE_URL: ready.url, CROSSGRADE_TOKEN: ready.token, CROSSGRADE_PROVIDER_URL: url }
  }
  async function type(words: string, exit = 0): Promise<Outcome> {
    const outcome = await crossgrade(split(words), toProduct)
    if (outcome.code === exit) return outcome
    throw new Error(`crossgrade ${words} ended with ${String(outcome.code)}, not ${exit}:\n${outcome.out}\n${outcome.err}`)
  }
  async function read<T extends z.ZodType>(shape: T, words: string, exit = 0): Promise<z.output<T>> {
    const { out, err } = await type(`${words} --json`, exit)
    return shape.parse(JSON.parse(exit === 0 || exit === 3 ? out : err))
  }

  async function close(): Promise<void> {
    await product?.stop()
    await emulated.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  await startProduct(productEnv).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    folder,
    emulator: openEmulator(url),
    type,
    read,
    startProduct,
    until: (isAsWanted, withinMs = 30_000) => lookUntil(isAsWanted, toProduct, withinMs),
    async stopProduct() {
      await product?.stop()
      product = undefined
    },
    close,
  }
}

/** Reads the book, plans it with these flags, approves all and starts a run. Returns the plan. */
export async function startMoving({ read, type }: Installation, flags: string): Promise<z.output<typeof Plan>> {
  await type('snapshot take')
  const plan = await read(Plan, `plan create ${flags}`)
  await type(`plan approve ${plan.id} --all --as "Megan Bowen"`)
  await type(`run start ${plan.id}`)
  return plan
}

/** A folder that Postgres may enter, too, when the tests run as root and it runs under another account. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-outsider-'))
  chmodSync(folder, 0o755)
  return folder
}

function emulatorWords(estate: string, folder: string, rate: number): readonly string[] {
  return ['emulator', 'start', '--port', '0', '--data', join(folder, 'emulator'), '--estate', estate, '--rate', String(rate), '--json']
}

/** By HTTP, because a command takes half a second. */
async function lookUntil(isAsWanted: (run: Run) => boolean, env: Env, withinMs: number): Promise<Run> {
  for (const end = Date.now() + withinMs; ; await pause(LOOK_EVERY_MS)) {
    const answer = await fetch(`${env.CROSSGRADE_URL ?? ''}/api/runs/latest`, {
      headers: { authorization: `Bearer ${env.CROSSGRADE_TOKEN ?? ''}` },
    })
    const run = Run.parse(await answer.json())
    if (isAsWanted(run)) return run
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${JSON.stringify(run, null, 2)}`)
  }
}

/** Words as a shell splits them, with double quotes. */
function split(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '')
}
