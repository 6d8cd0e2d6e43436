import { sql } from 'kysely'
import type { Db } from './database.ts'
import { toJson } from './row.ts'
import { hashOfSecret, newSecret } from './secret.ts'

const SESSION_HOURS = 10
const SIGN_IN_MINUTES = 10

/** Somebody who has signed in. */
export interface Person {
  /** The directory's own name for them, the same at every sign-in. */
  readonly subject: string
  readonly name: string
  readonly userPrincipalName: string
  readonly roles: readonly string[]
}

export interface Session extends Person {
  readonly csrf: string
}

/** What is needed to finish a sign-in that a browser began. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}

/** Keeps its hash alone; the secret is for the browser's cookie. */
export async function createSession(db: Db, { subject, name, userPrincipalName, roles }: Person): Promise<string> {
  const [secret, csrf] = [newSecret(), newSecret()]
  await sql`delete from sessions where expires_real < now()`.execute(db)
  await sql`
    insert into sessions (hash, subject, name, user_principal_name, roles, csrf, expires_real)
    values (${hashOfSecret(secret)}, ${subject}, ${name}, ${userPrincipalName}, ${toJson(roles)}::jsonb, ${csrf}, now() + make_interval(hours => ${SESSION_HOURS}))`.execute(
    db,
  )
  return secret
}

/** Undefined where nobody has it, it is over, or they signed out. */
export async function findSession(db: Db, secret: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select subject, name, user_principal_name as "userPrincipalName", roles, csrf
    from sessions where hash = ${hashOfSecret(secret)} and expires_real > now()`.execute(db)
  return rows[0]
}

export async function endSession(db: Db, secret: string): Promise<void> {
  await sql`delete from sessions where hash = ${hashOfSecret(secret)}`.execute(db)
}

/** Wherever they have signed in; says how many. */
export async function endSessionsOf(db: Db, userPrincipalName: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from sessions where lower(user_principal_name) = ${userPrincipalName.toLowerCase()}`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

export async function beginSignIn(db: Db, { state, nonce, verifier, returnTo }: PendingSignIn): Promise<string> {
  const secret = newSecret()
  await sql`delete from sign_ins where expires_real < now()`.execute(db)
  await sql`
    insert into sign_ins (hash, state, nonce, verifier, return_to, expires_real)
    values (${hashOfSecret(secret)}, ${state}, ${nonce}, ${verifier}, ${returnTo}, now() + make_interval(mins => ${SIGN_IN_MINUTES}))`.execute(
    db,
  )
  return secret
}

/** Once: whoever comes back a second time begins anew. */
export async function takeSignIn(db: Db, secret: string): Promise<PendingSignIn | undefined> {
  const { rows } = await sql<PendingSignIn>`
    delete from sign_ins where hash = ${hashOfSecret(secret)} and expires_real > now()
    returning state, nonce, verifier, return_to as "returnTo"`.execute(db)
  return rows[0]
}
