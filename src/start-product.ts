import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from './api/server.ts'
import type { Config } from './config.ts'
import { createContext, type Context } from './context.ts'
import { id, type CustomerId, type UserId } from './domain/id.ts'
import { rightsOf } from './domain/rights.ts'
import { work } from './start-worker.ts'
import { createApiToken, findApiToken, recordApiToken } from './store/api-tokens.ts'

export interface RunningProduct {
  readonly url: string
  readonly token: string
  /** Who can sign in, where the directory says so (practice), and what each may do. */
  readonly people: readonly { readonly name: string; readonly role: string; readonly rights: readonly string[] }[]
  close(): Promise<void>
}

export interface ProductOptions {
  readonly worker: boolean
  /** Where the built portal lies; without it only the API is served. */
  readonly portalFolder?: string | undefined
}

/** The API and the portal, and in the same process a worker unless told otherwise. */
export async function startProduct(config: Config, version: string, options: ProductOptions): Promise<RunningProduct> {
  const context = await createContext(config, version)
  try {
    return await serve(context, config, version, options)
  } catch (error) {
    await context.close()
    throw error
  }
}

async function serve(context: Context, config: Config, version: string, options: ProductOptions): Promise<RunningProduct> {
  const { db, catalogs, provider, durable } = context
  const people = async () => provider.people
  const deps = {
    db,
    clock: provider.clock,
    get catalog() {
      return catalogs.current()
    },
    catalogFiles: { local: config.localCatalog, dirs: catalogs.dirs, problem: catalogs.problem },
    durable,
    provider: { url: provider.url, isEmulator: provider.isEmulator, tenantId: id<CustomerId>(provider.endpoints.tenantId) },
    readUser: async (customer: CustomerId, user: string) =>
      [...(await context.inventory.graph.batchGetUsers(customer, [id<UserId>(user)])).values()][0],
    people,
    secondPerson: config.secondPerson,
    signIn: {
      issuer: config.signInIssuer ?? `${provider.endpoints.login}/${provider.endpoints.tenantId}/v2.0`,
      clientId: provider.endpoints.clientId,
      clientSecret: provider.endpoints.clientSecret,
      publicUrl: config.publicUrl,
    },
    version,
    portalFolder: options.portalFolder,
  }
  const app = await createServer(deps)
  const url = await listen(app, config.port)
  const token = await makeToken(context, config)
  const stopWork = options.worker ? await work(context) : undefined
  return {
    url,
    token,
    people: (provider.people ?? []).map(({ name, role }) => ({ name, role, rights: [...rightsOf([role])] })),
    async close() {
      await app.close()
      stopWork?.()
      await context.close()
    },
  }
}

/** Kept beside the data for the CLI of the same machine, readable by its owner alone: the next start goes on with the same one. */
async function makeToken({ db }: Context, config: Config): Promise<string> {
  const file = join(config.dataDir, 'token')
  const kept = readKept(file)
  if (config.token === undefined && kept !== undefined && (await findApiToken(db, kept))) return kept
  const token = config.token ?? (await createApiToken(db, 'operator'))
  if (config.token !== undefined) await recordApiToken(db, config.token, 'operator')
  mkdirSync(config.dataDir, { recursive: true })
  writeFileSync(file, `${token}\n`, { mode: 0o600 })
  return token
}

function readKept(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

async function listen(app: { listen(options: { host: string; port: number }): Promise<string> }, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(`Port ${port} on 127.0.0.1 is taken by another program: choose another with --port, or 0 for any.`, { cause: error })
    }
    throw error
  }
}
