import { fromEpochMs, type Instant } from '../domain/instant.ts'
import { RIGHTS, type Right, type Rights } from '../domain/rights.ts'
import type { Db } from './database.ts'
import { toJson } from './row.ts'
import { hashOfSecret, newSecret } from './secret.ts'

/** What is known of a token: not the token. */
export interface ApiToken {
  readonly id: string
  readonly name: string
  readonly rights: readonly Right[]
  /** By real time. */
  readonly createdAt: Instant
}

/** Makes a token, keeps its hash alone, and returns the token: it is shown once. */
export async function createApiToken(db: Db, name: string, rights: readonly Right[] = RIGHTS): Promise<string> {
  const token = `cg_${newSecret()}`
  await recordApiToken(db, token, name, rights)
  return token
}

/** Keeps the hash of a token that the operator chose. */
export async function recordApiToken(db: Db, token: string, name: string, rights: readonly Right[] = RIGHTS): Promise<void> {
  await db
    .insertInto('api_tokens')
    .values({ hash: hashOfSecret(token), name, rights: toJson(rights) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** What a token was made with, or undefined when it is none of ours. */
export async function findApiToken(db: Db, token: string): Promise<{ readonly name: string; readonly rights: Rights } | undefined> {
  const row = await db.selectFrom('api_tokens').select(['name', 'rights']).where('hash', '=', hashOfSecret(token)).executeTakeFirst()
  return row && { name: row.name, rights: new Set(row.rights) }
}

/** The newest first. */
export async function listApiTokens(db: Db): Promise<readonly ApiToken[]> {
  const rows = await db.selectFrom('api_tokens').select(['id', 'name', 'rights', 'created_real']).orderBy('id', 'desc').execute()
  return rows.map(({ id, name, rights, created_real }) => ({ id, name, rights, createdAt: fromEpochMs(created_real.getTime()) }))
}

/** False where there is none of this id: it opens nothing either way. */
export async function revokeApiToken(db: Db, id: string): Promise<boolean> {
  return Number((await db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst()).numDeletedRows) > 0
}
