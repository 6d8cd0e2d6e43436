import type { CustomerId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import { ENDED, type MigrationState, type StepName } from '../../domain/run.ts'
import type { StoredMigration } from '../../store/migrations.ts'
import type { UserMoveCounts } from '../../store/user-moves.ts'
import type { CustomerLeft } from './estimate-finish.ts'

export interface Work {
  readonly left: readonly CustomerLeft[]
  /** What waits for a person: no part of `left`. */
  readonly needPerson: { readonly migrations: number; readonly users: number; readonly customers: readonly string[] }
  readonly lastHoldEndsAt: Instant | null
}

type Looked = Pick<StoredMigration, 'customer' | 'customerName' | 'decision' | 'state' | 'step' | 'dueAt'>

const FOR_PERSON: ReadonlySet<MigrationState> = new Set(['needs-person', 'changed'])
const BEFORE_SEATS: ReadonlySet<StepName> = new Set(['confirm', 'buy', 'wait-until-ready'])

/**
 * Who is still to be moved, customer by customer. Users have rows from the moment that their migration moves licenses; before
 * that the part's number stands in, less those of the customer's other migrations.
 * @param moves counts by `customer|decision`
 */
export function sumWork(
  migrations: readonly Looked[],
  moves: ReadonlyMap<string, UserMoveCounts>,
  planned: ReadonlyMap<CustomerId, number>,
): Work {
  const left: CustomerLeft[] = []
  const needPerson = { migrations: 0, users: 0, customers: [] as string[] }
  for (const [customer, own] of Map.groupBy(migrations, (each) => each.customer)) {
    const without = Math.max(0, (planned.get(customer) ?? 0) - sum(own.map((each) => total(countsOf(each, moves)))))
    const waiting = own.filter((each) => !countsOf(each, moves) && !ENDED.has(each.state))
    const stuck = own.filter((each) => FOR_PERSON.has(each.state))
    const canGoOn = waiting.some((each) => !FOR_PERSON.has(each.state) && BEFORE_SEATS.has(each.step))
    const waitForSeats = canGoOn ? without : 0
    const users = waitForSeats + sum(own.filter((each) => !FOR_PERSON.has(each.state)).map((each) => open(each, moves)))
    if (users > 0) left.push({ customer, name: own[0]?.customerName ?? customer, users, waitForSeats })
    needPerson.migrations += stuck.length
    needPerson.users += sum(stuck.map((each) => open(each, moves) + refused(each, moves))) + (waiting.length > 0 && !canGoOn ? without : 0)
    needPerson.customers.push(...stuck.map((each) => each.customerName))
  }
  return { left, needPerson, lastHoldEndsAt: lastHold(migrations) }
}

/** Undefined before it has moved anybody: then it has no rows. */
function countsOf({ customer, decision }: Looked, moves: ReadonlyMap<string, UserMoveCounts>): UserMoveCounts | undefined {
  return moves.get(`${customer}|${decision}`)
}

function open(migration: Looked, moves: ReadonlyMap<string, UserMoveCounts>): number {
  const counts = ENDED.has(migration.state) ? undefined : countsOf(migration, moves)
  return counts ? counts.pending + counts.sent : 0
}

function refused(migration: Looked, moves: ReadonlyMap<string, UserMoveCounts>): number {
  return countsOf(migration, moves)?.refused ?? 0
}

function total(counts: UserMoveCounts | undefined): number {
  return counts ? sum(Object.values(counts)) : 0
}

function lastHold(migrations: readonly Looked[]): Instant | null {
  const dues = migrations.flatMap(({ step, state, dueAt }) => (step === 'hold' && state === 'waiting' && dueAt !== null ? [dueAt] : []))
  return dues.toSorted().at(-1) ?? null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
