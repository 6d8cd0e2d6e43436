import { docOf } from './docs.ts'
import type { Database } from './open-database.ts'
import type { Person } from '../estates/estate.ts'

export interface Token {
  readonly use: 'access' | 'refresh' | 'code'
  readonly kind: 'app' | 'app+user'
  readonly tenant: string
  readonly audience: 'partner-center' | 'graph' | null
  readonly person: Person | null
  readonly redirectUri: string | null
  /** Of a code: what has to be shown when it is redeemed; null: nothing. */
  readonly challenge?: string | null
  /** Of a code: somebody wants to know who signed in. */
  readonly openId?: OpenIdRequest | undefined
}

/** What a sign-in asked for that wants to know who somebody is. */
export interface OpenIdRequest {
  readonly nonce: string | null
}

export interface TokenStore {
  find(token: string, now: number): Token | undefined
  add(token: string, record: Token, expiresAt: number): void
  remove(token: string): void
}

const CACHED_MAX = 5000

export function openTokens(database: Database): TokenStore {
  const cache = new Map<string, { record: Token; expiresAt: number }>()
  return {
    find(token, now) {
      const known = cache.get(token) ?? read(database, token)
      if (!known) return undefined
      if (cache.size >= CACHED_MAX) cache.clear()
      cache.set(token, known)
      return now < known.expiresAt ? known.record : undefined
    },
    add(token, record, expiresAt) {
      database.run('insert into tokens (token, doc, expires_at) values (?, ?, ?)', [token, JSON.stringify(record), expiresAt])
    },
    remove(token) {
      cache.delete(token)
      database.run('delete from tokens where token = ?', [token])
    },
  }
}

function read(database: Database, token: string): { record: Token; expiresAt: number } | undefined {
  const row = database.get('select doc, expires_at from tokens where token = ?', [token])
  return row && { record: docOf<Token>(row), expiresAt: Number(row['expires_at']) }
}
