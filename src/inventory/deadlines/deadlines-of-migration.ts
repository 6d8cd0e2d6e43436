import type { Catalog, PriceChange } from '../../domain/catalog.ts'
import type { Gate } from '../../domain/choices.ts'
import type { Json } from '../../domain/durable.ts'
import { freeUntil } from '../../domain/free-days.ts'
import type { SubscriptionId } from '../../domain/id.ts'
import { DAY_MS, earliest, instant, plusMs, type Instant } from '../../domain/instant.ts'
import type { SwitchOff } from '../../domain/plan.ts'
import type { ReplacementOutline } from '../../domain/replacement-outline.ts'
import type { Purchase, StepName } from '../../domain/run.ts'
import type { Subscription } from '../../domain/snapshot.ts'
import type { StoredMigration } from '../../store/migrations.ts'
import type { Deadline } from './deadline.ts'
import { priceChangesOfLines } from './price-changes.ts'

/** What is on record of a migration. */
export interface OnRecord {
  readonly migration: StoredMigration
  readonly replacement: ReplacementOutline
  /** Of the step that ended the old subscriptions; empty before. */
  readonly ended: { readonly [subscription: string]: Json }
  readonly deletedAt: Instant | null
  readonly purchases: readonly Purchase[]
  /** As the snapshot saw them that the plan was made from. */
  readonly asSeen: readonly Subscription[]
  /** Prices that are yet to change. */
  readonly announced: readonly PriceChange[]
}

type Old = ReplacementOutline['from']['subscriptions'][number]
type Found = Pick<Deadline, 'kind' | 'at' | 'note' | 'facts'>

/** The days that matter to each old subscription of a migration, by its commerce family and the catalog's policy. */
export function deadlinesOfMigration(record: OnRecord, catalog: Pick<Catalog, 'findRetirement'>): readonly Deadline[] {
  const { migration, replacement } = record
  const { customer, customerName, customerDomain: domain, run } = migration
  const retirement = replacement.retirement.id
  const days = catalog.findRetirement(retirement)?.lifecycle.legacyDeletedAfterDays ?? [90, 120]
  return replacement.from.subscriptions.flatMap((old) => {
    const { id: subscription, offerName } = old
    const found = [...beforeItEnds(old, record), ...afterItEnded(old, record, days), ...atTheEnd(record)]
    return found.map((each) => ({ customer, customerName, domain, subscription, offerName, retirement, run, ...each }))
  })
}

function beforeItEnds({ id }: Old, record: OnRecord): readonly Found[] {
  const { migration, replacement, purchases, asSeen, ended, announced } = record
  if (ended[id] !== undefined) return lastFreeDay(purchases, replacement)
  const window = asSeen.find((each) => each.id === id)?.cancellableUntil
  return [
    ...found('cancellation-window', window, 'until then it can be canceled'),
    ...gates(replacement, migration.step),
    ...(UNTIL_BOUGHT.has(migration.step) ? priceChangesOfLines(yetToBuy(record), announced) : []),
    ...lastFreeDay(purchases, replacement),
    ...(migration.step === 'hold' ? found('hold-over', migration.dueAt, 'the cool-down is over, and it is suspended') : []),
    ...found('term-end', termEnd(id, replacement), 'its term ends then'),
  ]
}

function yetToBuy({ replacement, purchases }: OnRecord): ReplacementOutline['lines'] {
  return replacement.lines.filter(({ id }) => !purchases.some(({ line }) => line === id))
}

function termEnd(id: SubscriptionId, { expects }: ReplacementOutline): Instant | null {
  return expects.subscriptions.find((each) => each.id === id)?.termEndsAt ?? null
}

const UNTIL_BOUGHT: ReadonlySet<StepName> = new Set(['confirm', 'buy'])

const GATES: readonly (readonly ['buy' | 'move' | 'suspend', string, ReadonlySet<StepName>])[] = [
  ['buy', 'the plan waits until then before it buys', UNTIL_BOUGHT],
  ['move', 'the plan waits until then before it moves licenses', new Set(['confirm', 'buy', 'wait-until-ready', 'move-licenses'])],
  [
    'suspend',
    'the plan waits until then before the old subscription ends',
    new Set(['confirm', 'buy', 'wait-until-ready', 'move-licenses', 'hold', 'switch-off']),
  ],
]

function gates({ gates: own }: ReplacementOutline, step: StepName): readonly Found[] {
  const moment = (gate: Gate): Instant | null => (gate === 'open' || gate === 'person' ? null : gate)
  return GATES.flatMap(([act, note, before]) => (before.has(step) ? found('gate', moment(own[act]), note) : []))
}

function lastFreeDay(purchases: readonly Purchase[], { lines }: ReplacementOutline): readonly Found[] {
  return purchases.flatMap(({ line, checkoutSentAt }) => {
    const { product, added } = lines.find(({ id }) => id === line) ?? {}
    // A legacy purchase has no such days.
    if (product?.family === 'legacy') return []
    const title = product?.title ?? line
    const at = checkoutSentAt && freeUntil(checkoutSentAt)
    return found('last-free-day', at, freeNote(title, added), { product: title, ...(added === undefined ? {} : { added }) })
  })
}

/** What canceling costs is what a way back says that it costs. Of a subscription with other seats only those that were added are ours to give back. */
function freeNote(product: string, added: number | undefined): string {
  if (added === undefined) return `until then ${product} can be canceled for nothing but the days used`
  const seats = added === 1 ? `the seat of ${product} that was` : `the ${added} seats of ${product} that were`
  return `until then ${seats} added can be given back for nothing but the days used; canceled, the subscription would take the licenses of its other users with it`
}

/** All documented figures are shown; the earliest counts. */
function afterItEnded({ id }: Old, { replacement, ended, deletedAt }: OnRecord, days: readonly number[]): readonly Found[] {
  const endedAt = momentIn(ended[id], 'endedAt')
  if (!endedAt) return []
  const by = replacement.switchOff.find((each) => each.subscription === id)?.by ?? 'suspend'
  const term = momentIn(ended[id], 'termEndsAt')
  const deletions = by === 'suspend' ? days.map((each) => [each, plusMs(endedAt, each * DAY_MS)] as const) : []
  if (deletedAt !== null || by === 'cancel') return found('ended', endedAt, ENDED[by])
  const [first, ...rest] = [...deletions.map(([, at]) => at), ...(term ? [term] : [])]
  return [
    ...found('ended', endedAt, ENDED[by]),
    ...deletions.flatMap(([each, at]) =>
      found(`deletion-${each}-days`, at, `${each} days after it was suspended: Microsoft deletes it, as one document says`, { days: each }),
    ),
    ...found('term-end', term, by === 'end-at-term' ? 'it ends then' : 'its term ends then, suspended or not'),
    ...(first ? found('last-safe-undo', earliest(first, ...rest), 'until then it can be taken back') : []),
  ]
}

const ENDED: { readonly [B in SwitchOff['by']]: string } = {
  suspend: 'it was suspended',
  cancel: 'it was canceled',
  'end-at-term': 'it was told to end at its term',
}

function atTheEnd({ migration: { state, reason }, deletedAt }: OnRecord): readonly Found[] {
  const since = reason?.code === 'cannot-be-read' ? momentIn(reason.facts, 'since') : undefined
  return [
    ...(state === 'done' ? found('deleted', deletedAt, 'deleted by Microsoft, read back') : []),
    ...found('unreadable', since, 'cannot be read since then: what became of it is not known'),
  ]
}

function found(kind: Deadline['kind'], at: Instant | null | undefined, note: string, facts: Found['facts'] = {}): readonly Found[] {
  return at ? [{ kind, at, note, facts }] : []
}

function momentIn(members: Json | undefined, name: string): Instant | undefined {
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return undefined
  const value = (members as { readonly [name: string]: Json })[name]
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? instant(value) : undefined
}
