import { CatalogError } from '../catalog/catalog-problem.ts'
import { wrongUse } from '../cli/cli-problem.ts'
import type { StartOptions } from '../cli/local-commands.ts'
import { ConfigError, readConfig, type Config, type Flags } from '../config.ts'

/** The settings of this process: flags, environment, file. @throws CliProblem for a setting that is wrong */
export function configOf({ port, dataDir, config, catalog }: Partial<StartOptions>): Config {
  const flags: Flags = {
    ...(port === undefined ? {} : { port }),
    ...(catalog === undefined || catalog.length === 0 ? {} : { catalog: [...catalog] }),
    dataDir,
    ...(config === undefined ? {} : { config }),
  }
  try {
    return readConfig(flags, process.env)
  } catch (error) {
    if (error instanceof ConfigError) throw wrongUse(error.message)
    throw error
  }
}

/** A file of the operator's that is wrong is wrong use, not a failure of ours. */
export async function asWrongUse<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof CatalogError || error instanceof ConfigError) throw wrongUse(error.message)
    throw error
  }
}
