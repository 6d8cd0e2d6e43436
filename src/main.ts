import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCommands } from './cli/local-commands.ts'
import { runProgram } from './cli/run-program.ts'
import { spawnChild } from './spawn-child.ts'

const VERSION = readVersion()

// Loaded by the command that needs it: most commands only ask the API, and start without all of this.
const local: LocalCommands = {
  version: VERSION,
  async start(options) {
    const { start } = await import('./local/start.ts')
    return start(options, VERSION)
  },
  async worker(options) {
    const { worker } = await import('./local/worker.ts')
    return worker(options, VERSION)
  },
  async startEmulator(options) {
    const { startEmulator } = await import('./local/emulator.ts')
    return startEmulator(options)
  },
  async checkCatalog(file) {
    const { checkCatalog } = await import('./local/catalog.ts')
    return checkCatalog(file)
  },
  async runDemo({ json }) {
    const { runDemo } = await import('./cli/demo/run-demo.ts')
    const { DEMO_ESTATE } = await import('./local/demo-estate.ts')
    return runDemo({ json, estate: DEMO_ESTATE, spawn: spawnChild })
  },
}

quietKnownWarning()
process.exitCode = await runProgram(process.argv, local)

/** DBOS still sends two queries at once on one connection, which `pg` 8 allows and announces on every start. Every other warning is shown. */
function quietKnownWarning(): void {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (!warning.message.startsWith('Calling client.query() when the client is already executing'))
      console.error(`${warning.name}: ${warning.message}`)
  })
}

function readVersion(): string {
  const nearest = [join(import.meta.dirname, '..', 'package.json'), join(import.meta.dirname, '..', '..', 'package.json')]
  for (const file of nearest) {
    try {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }
      if (name === 'crossgrade' && version !== undefined) return version
    } catch {
      // not there: this is the other layout, a checkout or a published package
    }
  }
  return 'unknown'
}
