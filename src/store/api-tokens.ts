import { createHash, randomBytes } from 'node:crypto'
import type { Db } from './database.ts'

/** Makes a token, keeps its hash alone, and returns the token: it is shown once. */
export async function createApiToken(db: Db, name: string): Promise<string> {
  const token = `cg_${randomBytes(24).toString('base64url')}`
  await recordApiToken(db, token, name)
  return token
}

/** Keeps the hash of a token that the operator chose. */
export async function recordApiToken(db: Db, token: string, name: string): Promise<void> {
  await db
    .insertInto('api_tokens')
    .values({ hash: hashOf(token), name })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** The name that a token was made with, or undefined when it is none of ours. */
export async function findApiToken(db: Db, token: string): Promise<string | undefined> {
  const row = await db.selectFrom('api_tokens').select('name').where('hash', '=', hashOf(token)).executeTakeFirst()
  return row?.name
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
