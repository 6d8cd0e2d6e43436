import type { Db } from './database.ts'

/** Who we are: part of the marker of every purchase. */
export async function getInstallationId(db: Db): Promise<string> {
  const row = await db.selectFrom('installation').select('id').executeTakeFirstOrThrow()
  return row.id
}
