import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { StartOptions } from '../cli/local-commands.ts'
import { DEFAULT_URL } from '../cli/session.ts'
import type { ReadyChild } from '../spawn-child.ts'
import { startProduct, type RunningProduct } from '../start-product.ts'
import { untilToldToStop } from '../until-told-to-stop.ts'
import { boundMemory } from './bound-memory.ts'
import { buildPortal } from './build-portal.ts'
import { asWrongUse, configOf } from './config-of.ts'
import { startPractice, withPractice } from './practice.ts'

/** `crossgrade start`: the product until it is told to stop, on a practice provider where none is set. */
export async function start(options: StartOptions, version: string): Promise<void> {
  boundMemory()
  const config = configOf(options)
  const portalFolder = options.portal ? await buildPortal((line) => console.error(line)) : undefined
  const practice = config.providerUrl === undefined && config.tenantId === undefined ? await startPractice(config) : undefined
  try {
    const product = await asWrongUse(() =>
      startProduct(practice ? withPractice(config, practice) : config, version, { worker: options.worker, portalFolder }),
    )
    try {
      if (options.json) console.log(JSON.stringify({ ready: true, url: product.url, token: product.token }))
      else welcome(product, practice, config.dataDir, version)
      await Promise.race([untilToldToStop(), ...(practice ? [untilGone(practice)] : [])])
    } finally {
      await product.close()
    }
  } finally {
    await practice?.stop()
  }
}

const TOGETHER_MS = 1000

/** @throws Error when the practice provider has ended by itself: nothing can be read or done any more */
async function untilGone(practice: ReadyChild): Promise<never> {
  await practice.ended
  // Ctrl-C ends both of us, in any order.
  await setTimeout(TOGETHER_MS, undefined, { ref: false })
  throw new Error('The practice provider has ended, and with it what can be read and done. Start again: everything is where it was.')
}

function welcome(product: RunningProduct, practice: ReadyChild | undefined, dataDir: string, version: string): void {
  console.log(`Crossgrade ${version} answers at ${product.url}`)
  console.log(`  in a browser:        ${product.url}`)
  console.log(`  the API's own page:  ${product.url}/docs`)
  console.log(`  token:               ${product.token}`)
  if (practice) {
    console.log(`\nThis is practice: an emulated Microsoft at ${String(practice.ready['url'])}, nothing real is bought or moved.`)
    for (const { name, role, rights } of product.people)
      console.log(`  ${name.padEnd(18)} ${role.padEnd(14)} may ${rights.join(', ')}${onlyApproved(rights)}`)
    const [first] = product.people
    if (first) console.log(`  On the command line they are named so: --as "${first.name}"`)
  }
  console.log(`\nIn another terminal, in this folder:  ${commandLine(product.url, dataDir)} snapshot take`)
  console.log('Ctrl-C stops everything.')
}

/** A way back is a plan: who may not approve starts one that somebody else has approved. */
function onlyApproved(rights: readonly string[]): string {
  return rights.includes('undo') && !rights.includes('approve') ? ' (what others approved, ways back too)' : ''
}

/** How the command line is called so that it finds what was started here. */
function commandLine(url: string, dataDir: string): string {
  const data = dataDir === join(process.cwd(), '.crossgrade') ? '' : `CROSSGRADE_DATA=${dataDir} `
  return `${data}npx crossgrade${url === DEFAULT_URL ? '' : ` --url ${url}`}`
}
