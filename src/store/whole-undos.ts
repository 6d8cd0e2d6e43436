import { sql } from 'kysely'
import type { CustomerId, PlanId, RunId } from '../domain/id.ts'
import type { Db } from './database.ts'
import { readOutlines } from './plan-outlines.ts'

/** A migration of a run that another takes back as a whole. */
export interface WholeUndo {
  /** The one that takes it back. */
  readonly run: RunId
  readonly customer: CustomerId
  readonly decision: string
}

/** The ways back of a run's migrations that were not stopped or taken over; of two of one migration, the oldest comes last. */
export async function listWholeUndos(db: Db, run: RunId): Promise<readonly WholeUndo[]> {
  const { rows } = await sql<{ run: RunId; customer: CustomerId; decision: string; plan: PlanId; outline: unknown }>`
    select u.run_id as run, u.customer_id as customer, u.decision, c.plan_id as plan, p.outline
    from plans h
    join runs r on r.plan_id = h.id
    join migrations u on u.run_id = r.id and u.state not in ('stopped', 'superseded')
    join run_customers c on c.run_id = u.run_id and c.customer_id = u.customer_id
    left join customer_plans p on p.plan_id = c.plan_id and p.customer_id = c.customer_id
    where h.purpose = 'undo' and h.header::jsonb ->> 'undoes' = ${run}
    order by length(u.run_id) desc, u.run_id desc`.execute(db)
  const undos: WholeUndo[] = []
  for (const { run: by, customer, decision, plan, outline } of rows) {
    const own = (await readOutlines(outline, plan, customer, db)).find(({ id }) => id === decision)
    if (own?.undoes?.run === run && own.undoes.isWhole) undos.push({ run: by, customer, decision: own.undoes.decision })
  }
  return undos
}
