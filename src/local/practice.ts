import { join } from 'node:path'
import { openCatalogs } from '../catalog/open-catalogs.ts'
import { shippedCatalogDir } from '../catalog/shipped-catalog-dir.ts'
import type { Config } from '../config.ts'
import { spawnChild, type ReadyChild } from '../spawn-child.ts'
import { asWrongUse } from './config-of.ts'
import { DEMO_ESTATE } from './demo-estate.ts'

/** Virtual seconds in a real one for the practice provider of `start`: a wait of ten minutes takes ten seconds. */
const PRACTICE_RATE = 60
const PRACTICE_PORT = 4290

/** No provider is set: a practice provider of our own, in a process of its own, on the demo estate. */
export async function startPractice(config: Config): Promise<ReadyChild> {
  // Before anything is started or made: a catalog that cannot be used is wrong use.
  await asWrongUse(async () => openCatalogs([shippedCatalogDir(), ...config.catalog], config.localCatalog))
  const args = (port: number) => [
    'emulator',
    'start',
    '--port',
    String(port),
    '--data',
    join(config.dataDir, 'emulator'),
    '--estate',
    DEMO_ESTATE,
    '--rate',
    String(PRACTICE_RATE),
    '--json',
  ]
  return spawnChild(args(PRACTICE_PORT), {}).catch(() => spawnChild(args(0), {}))
}

export function withPractice(config: Config, practice: ReadyChild): Config {
  const { url, clientId, clientSecret } = practice.ready
  return { ...config, providerUrl: String(url), clientId: String(clientId), clientSecret: String(clientSecret) }
}
