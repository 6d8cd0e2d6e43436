import type { CustomerId, SkuId, SnapshotId } from '../domain/id.ts'
import type { Replacement } from '../domain/plan.ts'
import { ProviderError } from '../domain/provider-error.ts'
import type { Reason } from '../domain/run.ts'
import type { License, LicenseHolder } from '../domain/snapshot.ts'
import { unreadReason } from '../inventory/unread-reason.ts'
import { listAttempts } from '../store/attempts.ts'
import { listMigrations, type StoredMigration } from '../store/migrations.ts'
import { findCustomerSnapshot, findHolder, findSnapshot } from '../store/snapshots.ts'
import { listMovesOfPerson, type StoredUserMove } from '../store/stored-user-moves.ts'
import { GIVEN, lacking } from '../workflow/reapply-user.ts'
import type { Person } from './contract/snapshots.ts'
import type { ApiDeps } from './deps.ts'
import { nameServices, titleOfSku } from './name-services.ts'
import { writeTicket } from './person-ticket.ts'
import { servicesOfMove, type PlannedMove } from './services-of-move.ts'
import { findReplacement } from './tables/find-replacement.ts'

const REQUESTS_SHOWN = 20

/** What one user holds as the latest snapshot saw it and, where asked for, now; and every move of ours that concerned them. */
export async function describePerson(userPrincipalName: string, isLive: boolean, deps: ApiDeps): Promise<Person> {
  const moves = await listMovesOfPerson(deps.db, userPrincipalName)
  const seen = await seenIn('latest', userPrincipalName, deps)
  const customer = moves[0]?.customer ?? seen?.customer.id
  const live = isLive && customer !== undefined ? await readNow(customer as CustomerId, moves[0]?.user ?? userPrincipalName, deps) : null
  const described: Person['moves'] = []
  // Of somebody who was moved again, the last move says what is expected now.
  const newest = moves.find(({ state }) => state !== 'undone')
  for (const move of moves) described.push(await toMove(move, moves, { isNewest: move === newest, holder: live?.holder }, deps))
  const person = { userPrincipalName, seen, moves: described, live: live && live.shown }
  return { ...person, ticket: writeTicket(person) }
}

async function seenIn(id: SnapshotId | 'latest', userPrincipalName: string, deps: ApiDeps): Promise<Person['seen']> {
  const snapshot = await findSnapshot(deps.db, id)
  const found = snapshot && (await findHolder(deps.db, snapshot.id, userPrincipalName))
  const customer = found && (await findCustomerSnapshot(deps.db, snapshot.id, found.customer))
  if (!snapshot || !found || !customer) return null
  const { holder } = found
  return {
    snapshot: snapshot.id,
    takenAt: customer.takenAt,
    customer: customer.customer,
    displayName: holder.displayName,
    usageLocation: holder.usageLocation,
    licenses: holder.licenses.map((license) => named(license, deps, isByGroup(holder, license.skuId))),
  }
}

interface Live {
  readonly shown: NonNullable<Person['live']>
  /** Undefined where nobody could read them. */
  readonly holder: LicenseHolder | undefined
}

const GONE: Reason = { code: 'user-not-there', text: 'the user does not exist in the directory', facts: {} }

async function readNow(customer: CustomerId, user: string, deps: ApiDeps): Promise<Live> {
  const readAt = deps.clock.now()
  const unread = (error: string, reason: Reason): Live => ({
    shown: { readAt, licenses: [], services: [], error, reason },
    holder: undefined,
  })
  try {
    const holder = await deps.readUser(customer, user)
    if (!holder) return unread(GONE.text, GONE)
    const licenses = holder.licenses.map((license) => named(license, deps, isByGroup(holder, license.skuId)))
    return { shown: { readAt, licenses, services: nameServices(holder.enabledServices, deps.catalog), error: null, reason: null }, holder }
  } catch (error) {
    if (error instanceof ProviderError) return unread(error.message, unreadReason(error.message))
    throw error
  }
}

function isByGroup(holder: LicenseHolder, sku: SkuId): boolean {
  return holder.paths.some((path) => path.skuId === sku && path.group !== null)
}

async function toMove(
  move: StoredUserMove,
  moves: readonly StoredUserMove[],
  { isNewest, holder }: { readonly isNewest: boolean; readonly holder: LicenseHolder | undefined },
  deps: ApiDeps,
): Promise<Person['moves'][number]> {
  const migration = (await listMigrations(deps.db, move.run, move.customer)).find(({ decision }) => decision === move.decision)
  const replacement = migration && (await findReplacement(migration, deps.db))
  const taken = replacement && (await takenBackBy(replacement, move, moves, deps))
  const name = (license: License) => named(license, deps, false, replacement)
  return {
    run: move.run,
    customer: move.customer,
    state: move.state,
    isLatecomer: move.isLatecomer,
    changedAt: move.changedAt,
    movedAt: move.movedAt,
    added: move.add.map(name),
    removed: move.remove.map((skuId) => ({ skuId, name: titleOfSku(skuId, deps.catalog, replacement) })),
    before: move.before?.licenses.map(name) ?? null,
    after: move.after?.licenses.map(name) ?? null,
    reason: move.reason,
    through: move.through.map((group) => replacement?.groups.find((each) => each.group === group)?.name ?? group),
    services: replacement ? servicesOfMove({ move, replacement }, taken, isNewest ? holder : undefined, deps) : null,
    requests: await requestsOf(move, deps),
    acts: migration ? actsFor(move, migration, holder) : [],
  }
}

/** The move that a way back takes back, with the part that it is of. */
async function takenBackBy(
  { undoes }: Replacement,
  { customer, user }: StoredUserMove,
  moves: readonly StoredUserMove[],
  deps: ApiDeps,
): Promise<PlannedMove | undefined> {
  const move = moves.find((each) => each.run === undoes?.run && each.decision === undoes.decision && each.user === user)
  if (!move) return undefined
  const migration = (await listMigrations(deps.db, move.run, customer)).find(({ decision }) => decision === move.decision)
  const replacement = migration && (await findReplacement(migration, deps.db))
  return replacement && { move, replacement }
}

async function requestsOf(move: StoredUserMove, { db }: ApiDeps): Promise<Person['moves'][number]['requests']> {
  const attempts = await listAttempts(db, move, REQUESTS_SHOWN, move.user)
  return attempts.map(({ what, sentAt, outcome, requestId, correlationId }) => ({ what, sentAt, outcome, requestId, correlationId }))
}

const HELD: ReadonlySet<StoredMigration['state']> = new Set(['needs-person', 'changed', 'paused'])
const OVER: ReadonlySet<StoredMigration['state']> = new Set(['superseded', 'done'])
const SENDS_NOTHING: ReadonlySet<StoredMigration['state']> = new Set(['superseded', 'done', 'stopped', 'paused'])
const GOES_BACK: ReadonlySet<StoredUserMove['state']> = new Set(['moved', 'verified', 'refused'])

/** Both are runs of ours with the same checks and records; nothing is changed by looking. */
function actsFor(
  move: StoredUserMove,
  { state, method }: StoredMigration,
  holder: LicenseHolder | undefined,
): Person['moves'][number]['acts'] {
  const isWithout = holder !== undefined && lacking(holder, move).length > 0
  const canGoBack = method === 'replace' && move.before !== null && GOES_BACK.has(move.state) && move.through.length === 0
  return [
    ...(move.state === 'refused' && HELD.has(state)
      ? [{ what: 're-apply' as const, command: `crossgrade run retry ${move.run} --customer ${move.customer}` }]
      : []),
    ...(isWithout && GIVEN.has(move.state) && move.through.length === 0 && !SENDS_NOTHING.has(state)
      ? [{ what: 're-apply' as const, command: `crossgrade user reapply ${move.userPrincipalName}` }]
      : []),
    ...(canGoBack && !OVER.has(state)
      ? [{ what: 'put-back' as const, command: `crossgrade undo plan ${move.run} --user ${move.userPrincipalName}` }]
      : []),
  ]
}

function named({ skuId, disabledPlans }: License, deps: ApiDeps, byGroup = false, replacement?: Replacement) {
  return {
    skuId,
    name: titleOfSku(skuId, deps.catalog, replacement),
    disabledPlans: [...disabledPlans],
    off: nameServices(disabledPlans, deps.catalog),
    byGroup,
  }
}
