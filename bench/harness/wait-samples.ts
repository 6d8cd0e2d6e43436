import pg from 'pg'

/** What Postgres' sessions wait for, looked at again and again. */
export interface WaitSampler {
  /** Sessions that were seen at each wait since the last call, per look: `IO WALSync: 0.4` is 0.4 sessions at any time. */
  take(): Readonly<Record<string, number>>
  stop(): Promise<void>
}

const LOOK_EVERY_MS = 100

/** Clients' sessions only, and only while they work: `CPU` where they wait for nothing (PostgreSQL, pg_stat_activity). */
const LOOK = `select coalesce(wait_event_type || ' ' || wait_event, 'CPU') as wait, count(*)::int as n
  from pg_stat_activity where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid() group by 1`

export async function sampleWaits(databaseUrl: string): Promise<WaitSampler> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'bench' })
  await client.connect()
  let seen = new Map<string, number>()
  let looks = 0
  let looking = Promise.resolve()
  const look = async (): Promise<void> => {
    const { rows } = await client.query<{ wait: string; n: number }>(LOOK)
    looks += 1
    for (const { wait, n } of rows) seen.set(wait, (seen.get(wait) ?? 0) + n)
  }
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, LOOK_EVERY_MS)
  return {
    take() {
      const perLook = [...seen].map(([wait, n]) => [wait, Number((n / Math.max(1, looks)).toFixed(2))] as const)
      seen = new Map()
      looks = 0
      return Object.fromEntries(perLook.sort((a, b) => b[1] - a[1]))
    },
    async stop() {
      clearInterval(timer)
      await looking
      await client.end()
    },
  }
}
