import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The account that Postgres runs under; `undefined` stands for our own. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/**
 * Whose account the server of this data folder runs under. Postgres refuses to run as root, so root hands it to the owner
 * of an existing folder, and to `nobody` for a new one.
 */
export function accountFor(dataDir: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(dataDir) ? lstatSync(dataDir) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') }
}

/**
 * Makes the folder that holds the data folder, and checks that the account can pass through everything above it.
 * @throws Error that names the folder which is in the way and what to do about it.
 */
export function makeParent(dataDir: string, account: Account): void {
  const parent = dirname(dataDir)
  for (const made of missingFrom(parent)) {
    mkdirSync(made)
    // Whatever the umask: only the data folder itself is private.
    chmodSync(made, 0o755)
  }
  const closed = account && findClosed(parent, account)
  if (!closed) return
  throw new Error(
    `Postgres cannot run as root, and the account that it runs under (uid ${String(account.uid)}) cannot pass through ${closed}. ` +
      `Either open it with: chmod o+x ${closed}  or choose a data folder elsewhere, for example /var/lib/crossgrade.`,
  )
}

function idOfNobody(flag: '-u' | '-g'): number {
  try {
    return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  } catch (cause) {
    throw new Error('Postgres cannot run as root and there is no user "nobody" to run it under: start Crossgrade as an ordinary user.', {
      cause,
    })
  }
}

function missingFrom(folder: string): string[] {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at)
  return missing
}

/** The nearest folder on the way up that exists. */
export function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder))
}

/** The first folder on the way up that the account cannot pass through. */
export function findClosed(folder: string, account: { readonly uid: number; readonly gid: number }): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (!canPass(at, account)) return at
    if (dirname(at) === at) return undefined
  }
}

function canPass(folder: string, account: { readonly uid: number; readonly gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
