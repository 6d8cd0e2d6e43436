import type { Instant } from '../domain/instant.ts'
import { TRUST_LEVELS, type TrustLevel } from '../domain/write-gate.ts'
import type { Db, Trx } from './database.ts'
import { toInstantOrNull, toJson } from './row.ts'

/** There is one connection so far; the table is ready for more. */
const ID = 'default'

export interface Connection {
  readonly providerUrl: string
  readonly isEmulator: boolean
  readonly trustLevel: TrustLevel
  readonly writesStoppedAt: Instant | null
  readonly writesStoppedBy: string | null
}

/**
 * Remembers which provider we are connected to. A connection begins as read only, except to the emulator; connecting to
 * the same provider again keeps the level that a person has set, another provider begins anew.
 */
export async function recordConnection(db: Db, provider: { readonly url: string; readonly isEmulator: boolean }): Promise<void> {
  const level: TrustLevel = provider.isEmulator ? 'full' : 'read-only'
  await db
    .insertInto('connections')
    .values({ id: ID, provider_url: provider.url, is_emulator: provider.isEmulator, trust_level: level, secrets: toJson({}) })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          provider_url: provider.url,
          is_emulator: provider.isEmulator,
          trust_level: level,
          secrets: toJson({}),
        })
        .where((eb) =>
          eb.or([eb('connections.is_emulator', '!=', provider.isEmulator), eb('connections.provider_url', '!=', provider.url)]),
        ),
    )
    .execute()
}

/** @throws Error when nothing has been connected yet. */
export async function getConnection(db: Db | Trx): Promise<Connection> {
  const row = await db.selectFrom('connections').selectAll().where('id', '=', ID).executeTakeFirst()
  if (!row) throw new Error('no connection: the product has not been started against a provider yet')
  return {
    providerUrl: row.provider_url,
    isEmulator: row.is_emulator,
    trustLevel: TRUST_LEVELS.find((level) => level === row.trust_level) ?? 'read-only',
    writesStoppedAt: toInstantOrNull(row.writes_stopped_at),
    writesStoppedBy: row.writes_stopped_by,
  }
}

export async function recordTrustLevel(db: Db | Trx, level: TrustLevel): Promise<void> {
  await db.updateTable('connections').set({ trust_level: level }).where('id', '=', ID).execute()
}

/** From now on no worker sends a new write; null lets them again. */
export async function recordWritesStopped(db: Db | Trx, stopped: { readonly at: Instant; readonly by: string } | null): Promise<void> {
  await db
    .updateTable('connections')
    .set({ writes_stopped_at: stopped?.at ?? null, writes_stopped_by: stopped?.by ?? null })
    .where('id', '=', ID)
    .execute()
}

export async function readSecrets(db: Db | Trx): Promise<Readonly<Record<string, string>>> {
  const row = await db.selectFrom('connections').select('secrets').where('id', '=', ID).executeTakeFirst()
  return row?.secrets ?? {}
}
