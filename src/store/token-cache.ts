import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AccessToken, TokenCache } from '../domain/token-cache.ts'
import { readSecrets } from './connection.ts'
import type { Db } from './database.ts'

const REFRESH_TOKEN = 'refresh-token'

/**
 * Tokens in the connection's row, each value encrypted with AES-256-GCM, so that a dump of the database gives nobody
 * access. All workers share them.
 * @param key 32 bytes
 */
export function createTokenCache(db: Db, key: Buffer): TokenCache {
  const find = async (name: string): Promise<string | undefined> => {
    const sealed = (await readSecrets(db))[name]
    return sealed === undefined ? undefined : open(sealed, key)
  }
  const record = async (name: string, value: string): Promise<void> => {
    await sql`update connections set secrets = secrets || jsonb_build_object(${name}::text, ${seal(value, key)}::text)`.execute(db)
  }
  return {
    async find(name) {
      const text = await find(`token:${name}`)
      return text === undefined ? undefined : (JSON.parse(text) as AccessToken)
    },
    record: (name, token) => record(`token:${name}`, JSON.stringify(token)),
    findRefreshToken: () => find(REFRESH_TOKEN),
    recordRefreshToken: (token) => record(REFRESH_TOKEN, token),
    async forget(name) {
      await sql`update connections set secrets = secrets - ${`token:${name}`}::text`.execute(db)
    },
  }
}

function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Undefined when it was sealed with another key: then it is as if nothing were kept. */
function open(sealed: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
