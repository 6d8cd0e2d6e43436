import type { RunId, UserId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Replacement } from '../../domain/plan.ts'
import type { ReplacementOutline } from '../../domain/replacement-outline.ts'
import type { GroupMoveRecord, MigrationState, Purchase, PurchaseInOutline, StepName, UserMoveRecord } from '../../domain/run.ts'
import type { Obstacle } from './obstacles.ts'

/** What a migration has done, by its records: all that is needed to plan its undo. */
export interface Done {
  readonly run: RunId
  readonly replacement: Replacement
  readonly state: MigrationState
  readonly step: StepName
  readonly changedAt: Instant
  /** By a run that was stopped before it was done with that. */
  readonly isTakenBack: boolean
  /** Something was sent, and nobody has read what became of it. */
  readonly hasOpen: boolean
  /** Users whose turn had come: their before was stored. */
  readonly moves: readonly UserMoveRecord[]
  readonly groups: readonly GroupMoveRecord[]
  readonly purchases: readonly Purchase[]
  /** When each old subscription is deleted at the earliest, where it was suspended or told to end. */
  readonly deletedFrom: ReadonlyMap<string, Instant>
  /** Old subscriptions that were made active again since. */
  readonly activeAgain: ReadonlySet<string>
  /** Users who were put back alone, by a run that is done with it. */
  readonly backAlready: ReadonlySet<UserId>
}

/** The same without whatever there is one of per user or group: enough to say whether all of it can be taken back, and until when. */
export interface DoneInOutline extends Pick<Done, 'run' | 'state' | 'step' | 'isTakenBack' | 'hasOpen' | 'deletedFrom'> {
  readonly replacement: ReplacementOutline
  readonly purchases: readonly PurchaseInOutline[]
}

/** Undefined: everybody, and what was bought. */
export type Scope = ReadonlySet<UserId> | undefined

/** Why a migration cannot be taken back. */
export interface NotUndone {
  readonly because: Obstacle
}
