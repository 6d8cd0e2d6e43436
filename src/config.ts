import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'

/** Says which setting, where it stands, and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.pathname !== '/' || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
}

const Settings = z.strictObject({
  port: z.coerce.number().int().min(0).max(65535).default(4200),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgresql://user:password@host/database')
    .optional(),
  databasePort: z.coerce.number().int().min(1).max(65535).optional(),
  providerUrl: z.url({ protocol: /^https?$/, error: 'expected an address such as http://127.0.0.1:4290' }).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  tenantId: z.string().min(1).optional(),
  refreshToken: z.string().min(1).optional(),
  serviceAccount: z.string().min(1).optional(),
  publicUrl: z
    .string()
    .refine(
      isOrigin,
      'expected the address that browsers use, without a path, such as https://crossgrade.example; http is for this machine alone',
    )
    .transform((url) => new URL(url).origin)
    .optional(),
  signInIssuer: z
    .url({ protocol: /^https?$/, error: 'expected an issuer such as https://login.microsoftonline.com/TENANT/v2.0' })
    .refine(
      (url) => !/\/(common|organizations|consumers)\//i.test(url),
      'expected one tenant: by this one people of any could give themselves a role',
    )
    .optional(),
  catalog: z.array(z.string()).default([]),
  applicationVersion: z.string().min(1).optional(),
  budgetShare: z.coerce.number().min(0.05).max(1).default(0.75),
  concurrency: z.coerce.number().int().min(1).max(200).default(24),
  secondPerson: z.stringbool({ error: 'expected true or false' }).or(z.boolean()).default(false),
  token: z.string().min(20, 'expected at least 20 characters').optional(),
  failpoint: z
    .string()
    .regex(/^[a-z-]+:(before-send|after-effect|after-record)(@\d+)?$/, 'expected step:moment or step:moment@nth')
    .optional(),
})
export type Config = z.infer<typeof Settings> & {
  readonly dataDir: string
  /** Catalog files made here: laid over all others, whether it exists or not. */
  readonly localCatalog: string
}

const VARIABLES: Readonly<Record<string, keyof z.infer<typeof Settings>>> = {
  CROSSGRADE_PORT: 'port',
  DATABASE_URL: 'databaseUrl',
  CROSSGRADE_DATABASE_PORT: 'databasePort',
  CROSSGRADE_PROVIDER_URL: 'providerUrl',
  CROSSGRADE_CLIENT_ID: 'clientId',
  CROSSGRADE_CLIENT_SECRET: 'clientSecret',
  CROSSGRADE_TENANT_ID: 'tenantId',
  CROSSGRADE_REFRESH_TOKEN: 'refreshToken',
  CROSSGRADE_SERVICE_ACCOUNT: 'serviceAccount',
  CROSSGRADE_PUBLIC_URL: 'publicUrl',
  CROSSGRADE_SIGN_IN_ISSUER: 'signInIssuer',
  CROSSGRADE_APPLICATION_VERSION: 'applicationVersion',
  CROSSGRADE_BUDGET_SHARE: 'budgetShare',
  CROSSGRADE_CONCURRENCY: 'concurrency',
  CROSSGRADE_SECOND_PERSON: 'secondPerson',
  CROSSGRADE_START_TOKEN: 'token',
  CROSSGRADE_FAILPOINT: 'failpoint',
}

/** What flags say; they win over the environment, which wins over the file. */
export type Flags = Partial<z.input<typeof Settings>> & { readonly dataDir?: string | undefined; readonly config?: string | undefined }

/**
 * Flags, environment and an optional YAML file into one typed object: the only place that reads the environment.
 * @throws ConfigError naming each setting that is wrong, where it was set and what was expected
 */
export function readConfig(flags: Flags, env: NodeJS.ProcessEnv): Config {
  const { dataDir: dataFlag, config: fileFlag, ...flagged } = flags
  const file = fileFlag ?? (env['CROSSGRADE_CONFIG'] || undefined)
  const layers: readonly Layer[] = [
    ...(file === undefined ? [] : [{ name: (key: string) => `${file}: ${key}`, values: readFile(file) }]),
    { name: (key) => variableOf(key), values: fromEnvironment(env) },
    { name: (key) => `--${key}`, values: withoutAbsent(flagged) },
  ]
  // Each by itself: a value that is wrong is wrong, also where another layer wins.
  const problems = layers.flatMap(
    (layer) =>
      Settings.partial()
        .safeParse(layer.values)
        .error?.issues.map((issue) => sentence(issue, layer)) ?? [],
  )
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  const settings = Settings.parse(Object.assign({}, ...layers.map((layer) => layer.values)))
  const dataDir = resolve(dataFlag ?? (env['CROSSGRADE_DATA'] || join(process.cwd(), '.crossgrade')))
  return { ...settings, dataDir, localCatalog: join(dataDir, 'catalog') }
}

interface Layer {
  readonly name: (key: string) => string
  readonly values: Readonly<Record<string, unknown>>
}

function sentence(issue: z.core.$ZodIssue, layer: Layer): string {
  if (issue.code !== 'unrecognized_keys') return `${layer.name(String(issue.path[0] ?? ''))}: ${issue.message}`
  const known = Object.keys(Settings.shape).join(', ')
  return issue.keys.map((key) => `${layer.name(key)}: is not a setting; the settings are ${known}`).join('\n')
}

function readFile(file: string): Record<string, unknown> {
  try {
    const values: unknown = parse(readFileSync(file, 'utf8')) ?? {}
    if (typeof values === 'object' && !Array.isArray(values)) return values as Record<string, unknown>
    throw new ConfigError(`${file}: expected settings, one per line, such as port: 4200`)
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ConfigError(`${file}: not valid YAML: ${error.message}`)
    if (error instanceof Error && 'code' in error) throw new ConfigError(`${file}: cannot be read (${String(error.code)})`)
    throw error
  }
}

function fromEnvironment(env: NodeJS.ProcessEnv): Record<string, unknown> {
  const values = Object.entries(VARIABLES).flatMap(([variable, key]) => (env[variable] ? [[key, env[variable]] as const] : []))
  const catalog = env['CROSSGRADE_CATALOG']
  return { ...Object.fromEntries(values), ...(catalog ? { catalog: catalog.split(':') } : {}) }
}

function variableOf(key: string): string {
  return Object.entries(VARIABLES).find(([, each]) => each === key)?.[0] ?? (key === 'catalog' ? 'CROSSGRADE_CATALOG' : key)
}

function withoutAbsent(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
