import { sql, type Selectable } from 'kysely'
import type { Run, RunState, StepName } from '../domain/run.ts'
import type { Database, Db } from './database.ts'
import { toStoredMigration, type MigrationKey, type MigrationRow, type StoredMigration } from './migrations.ts'
import { toInstant } from './row.ts'
import type { RunCustomer } from './runs.ts'

/** What a turn of a migration begins with, read in one statement. */
export interface Turn {
  readonly key: MigrationKey
  readonly migration: StoredMigration
  readonly run: Pick<Run, 'state' | 'createdBy'>
  readonly customer: Pick<RunCustomer, 'name' | 'domain' | 'attestsPartnerOnRecord' | 'approvalExpiresAt'>
  /** Of the part as it is stored now; null where it is gone. */
  readonly partHash: string | null
  readonly done: ReadonlySet<StepName>
  /** Steps after which seats, units and licenses were compared. */
  readonly compared: ReadonlySet<StepName>
}

type TurnRow = MigrationRow &
  Pick<Selectable<Database['run_customers']>, 'attests_partner_on_record' | 'approval_expires_at'> & {
    readonly run_state: RunState
    readonly created_by: string
    readonly part_hash: string | null
    readonly done: readonly StepName[]
    readonly compared: readonly StepName[]
  }

export async function findTurn(db: Db, key: MigrationKey): Promise<Turn | undefined> {
  const { rows } = await sql<TurnRow>`
    select m.*, c.name, c.domain, c.plan_id, c.customer_plan_hash, c.attests_partner_on_record, c.approval_expires_at,
      r.state as run_state, r.created_by,
      (select p.hash from customer_plans p where p.plan_id = c.plan_id and p.customer_id = c.customer_id) as part_hash,
      array(
        select s.step from steps s where s.run_id = m.run_id and s.customer_id = m.customer_id and s.decision = m.decision
      ) as done,
      array(
        select l.step from reconciled_customers l
        where l.run_id = m.run_id and l.customer_id = m.customer_id and l.decision = m.decision
      ) as compared
    from migrations m
    join run_customers c on c.run_id = m.run_id and c.customer_id = m.customer_id
    join runs r on r.id = m.run_id
    where m.run_id = ${key.run} and m.customer_id = ${key.customer} and m.decision = ${key.decision}`.execute(db)
  const [row] = rows
  return row && toTurn(key, row)
}

function toTurn(key: MigrationKey, row: TurnRow): Turn {
  return {
    key,
    migration: toStoredMigration(row),
    run: { state: row.run_state, createdBy: row.created_by },
    customer: {
      name: row.name,
      domain: row.domain,
      attestsPartnerOnRecord: row.attests_partner_on_record,
      approvalExpiresAt: toInstant(row.approval_expires_at),
    },
    partHash: row.part_hash,
    done: new Set(row.done),
    compared: new Set(row.compared),
  }
}
