import type { Clock } from '../domain/clock.ts'
import type { Failpoints } from '../domain/failpoint.ts'
import type { Instant } from '../domain/instant.ts'
import type { CustomerPlan, Replacement } from '../domain/plan.ts'
import type { Reason, StepName } from '../domain/run.ts'
import type { Graph } from '../provider/graph/graph.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'
import type { Db, Trx } from '../store/database.ts'
import type { MigrationKey } from '../store/migrations.ts'
import type { Evidence } from '../store/steps.ts'
import type { Places } from './licenses/places.ts'

/** What one call of a step comes to. */
export type StepOutcome =
  | { readonly state: 'done'; readonly evidence: Evidence }
  /** Something was done and more is to do, right now. */
  | { readonly state: 'again' }
  | { readonly state: 'wait'; readonly until: Instant; readonly reason: Reason }
  | { readonly state: 'needs-person'; readonly reason: Reason }
  /** The world is not what the approved part expects, beyond tolerance. */
  | { readonly state: 'changed'; readonly reason: Reason }

/**
 * A step of a migration. `act` may be called any number of times: after a wait, after a crash, after a person said retry.
 * Every call looks before it acts, and commits what it is about to send before sending it.
 */
export interface Step {
  readonly name: StepName
  /** It sends nothing. A migration that waits in it goes on waiting while it looks: a look a day for months is not as many changes. */
  readonly onlyLooks?: true
  act(context: StepContext): Promise<StepOutcome>
}

/** What a step may reach: the migration it works for, the provider, and the record. */
export interface StepContext {
  readonly key: MigrationKey
  readonly plan: CustomerPlan
  readonly replacement: Replacement
  /** Who started the run: named in every attempt. */
  readonly actor: string
  readonly worker: string
  readonly installation: string
  readonly attestsPartnerOnRecord: boolean | null
  readonly approvalExpiresAt: Instant
  /** What this step waited for last, and how often in a row: pauses grow with it. */
  readonly waited: { readonly code: string; readonly times: number; readonly since?: Instant } | null
  readonly db: Db
  readonly clock: Clock
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  readonly failpoints: Failpoints
  /** Shared by all customers of this worker. */
  readonly places: Places
  /** Runs a transaction that fails when this worker has lost its work to another. */
  readonly record: <T>(body: (trx: Trx) => Promise<T>) => Promise<T>
}
