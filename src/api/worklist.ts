import type { CustomerId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason } from '../domain/run.ts'
import { listAttested } from '../store/approvals.ts'
import { getConnection } from '../store/connection.ts'
import type { StoredMigration } from '../store/migrations.ts'
import { GATE } from '../store/passed-gates.ts'
import { listRuns } from '../store/runs.ts'
import { countUnplanned, listAsking, listNearDays, listPlansWaiting, type NearDay, type PlanWaiting } from '../store/worklist.ts'
import { BY_A_PERSON, reason } from '../workflow/outcome.ts'
import type { Worklist, WorklistItem } from './contract/worklist.ts'
import type { ApiDeps } from './deps.ts'

/**
 * What needs a person now. Ordered by what presses: first what holds everything up, then by the next day that matters to the customer, then
 * by how long it has waited, then what nobody has begun. Days more than thirty away press nobody yet.
 */
export async function readWorklist(limit: number, { db, clock }: Pick<ApiDeps, 'db' | 'clock'>): Promise<Worklist> {
  const at = clock.now()
  const near = await listNearDays(db, at)
  const next = new Map(firstOfEach(near).map((day) => [day.customer, day]))
  const migrations = await listAsking(db)
  const unattested = await listUnattested(migrations, at, db)
  const asking = migrations.map((each) => ofMigration(each, next.get(each.customer), unattested.has(each)))
  const asked = new Set(asking.map(({ customer }) => customer?.id))
  const alone = firstOfEach(near.filter(({ customer }) => !asked.has(customer)))
  const items = [...(await holdingUp(db)), ...[...asking, ...alone.map(ofDay)].toSorted(byDeadline), ...(await toBegin(db, at))]
  return { at, items: items.slice(0, limit), more: Math.max(0, items.length - limit) }
}

/** Of each customer the earliest. */
function firstOfEach(days: readonly NearDay[]): readonly NearDay[] {
  const first = new Map<CustomerId, NearDay>()
  for (const day of days) if (!first.has(day.customer)) first.set(day.customer, day)
  return [...first.values()]
}

const NOBODY = { customer: null, run: null, plan: null, deadline: null }

async function holdingUp(db: ApiDeps['db']): Promise<readonly WorklistItem[]> {
  const { writesStoppedAt, writesStoppedBy } = await getConnection(db)
  const paused = (await listRuns(db)).filter(({ state, pauseReason }) => state === 'paused' && pauseReason !== null)
  return [
    ...(writesStoppedAt === null
      ? []
      : [
          {
            ...NOBODY,
            kind: 'writes-stopped' as const,
            reason: reason(
              'writes-stopped',
              `nothing is changed at Microsoft since ${writesStoppedAt}, as ${writesStoppedBy ?? 'somebody'} said`,
              { since: writesStoppedAt, by: writesStoppedBy },
            ),
            act: { what: 'allow-writes', right: 'connect', command: 'crossgrade writes allow' } as const,
          },
        ]),
    ...paused.map(({ id, pauseReason }) => ({
      ...NOBODY,
      run: id,
      kind: 'run-paused' as const,
      reason: shown(pauseReason ?? reason('paused', 'it was paused')),
      act: { what: 'resume', right: 'run', command: `crossgrade run resume ${id}` } as const,
    })),
  ]
}

function ofMigration(migration: StoredMigration, day: NearDay | undefined, isUnattested: boolean): WorklistItem {
  const { run, plan, customer: id, customerName: name, customerDomain: domain } = migration
  const why: Reason = migration.reason ?? { code: migration.state, text: 'somebody has to look', facts: {} }
  return {
    kind: 'asks',
    customer: { id, name, domain },
    run,
    plan,
    reason: shown(why),
    deadline: day ? { kind: day.kind, at: day.at } : null,
    act: isUnattested ? attest(migration) : actFor(migration, why),
  }
}

/** Those that wait for somebody to attest to the partner on record, which nobody has done since: to try them again helps then, and not before. */
async function listUnattested(asking: readonly StoredMigration[], at: Instant, db: ApiDeps['db']): Promise<ReadonlySet<StoredMigration>> {
  const waiting = asking.filter(({ reason }) => reason?.code === 'attestation-missing')
  const attested = await listAttested(
    db,
    waiting.map(({ plan, customer }) => ({ plan, customer })),
    at,
  )
  const keys = new Set(attested.map(({ plan, customer }) => `${plan} ${customer}`))
  return new Set(waiting.filter(({ plan, customer }) => !keys.has(`${plan} ${customer}`)))
}

function attest({ plan, customerDomain: domain }: StoredMigration): WorklistItem['act'] {
  const command = `crossgrade plan approve ${plan} --customer ${domain} --attest-partner-on-record yes`
  return { what: 'approve', right: 'approve', command }
}

function actFor({ run, plan, customerDomain: domain, state, method, step }: StoredMigration, { code, facts }: Reason): WorklistItem['act'] {
  const of = `${run} --customer ${domain}`
  const look = { what: 'look', right: 'view', command: `crossgrade run show ${of}` } as const
  if (code === GATE) {
    const before = facts['before']
    return typeof before === 'string' ? { what: 'go-on', right: 'run', command: `crossgrade run go-on ${of} --before ${before}` } : look
  }
  if (code === BY_A_PERSON && step === 'buy') return { what: 'orders', right: 'view', command: `crossgrade run orders ${run}` }
  if (code === BY_A_PERSON) return { what: 'by-hand', right: 'view', command: `crossgrade plan export ${plan} --by-hand ${domain}` }
  if (state === 'stopped') return look
  if (state === 'changed' && method === 'replace' && step === 'confirm')
    return { what: 'approve-change', right: 'approve', command: `crossgrade run change ${of}` }
  return { what: 'retry', right: 'run', command: `crossgrade run retry ${of}` }
}

function ofDay(day: NearDay): WorklistItem {
  const { customer: id, name, domain, kind, at } = day
  const customer = { id, name, domain }
  const line = { ...NOBODY, kind: 'deadline' as const, customer, deadline: { kind: kind === 'term-ended' ? 'term-end' : kind, at } }
  if (kind === 'term-ended') return { ...line, ...ofEnded(day) }
  if (kind !== 'relationship-end') return { ...line, plan: day.plan, ...ofTerm(day) }
  return {
    ...line,
    reason: reason(kind, 'the admin relationship ends and is not extended'),
    act: { what: 'look', right: 'view', command: `crossgrade connection check --customer ${domain}` },
  }
}

/** Too late for what it was warned of: what was left to happen has happened. */
function ofEnded({ domain }: NearDay): Pick<WorklistItem, 'reason' | 'act'> {
  const text = 'its term has ended, and nothing was under way: whoever had a license of it may be without one'
  return { reason: reason('term-ended', text), act: { what: 'look', right: 'view', command: `crossgrade customer show ${domain}` } }
}

/** Nothing is under way: what its plan waits for, where it has one. */
function ofTerm({ kind, domain, plan, waits }: NearDay): Pick<WorklistItem, 'reason' | 'act'> {
  const near = 'a day that matters is near, and'
  const show = `crossgrade plan show ${plan ?? ''} --customer ${domain}`
  switch (waits) {
    case 'blocked':
      return {
        reason: reason(kind, `${near} nothing can be carried out as ${plan ?? ''} has it`, { plan }),
        act: { what: 'look', right: 'view', command: show },
      }
    case 'not-approved':
      return {
        reason: reason(kind, `${near} nobody has said yes to ${plan ?? ''}`, { plan }),
        act: { what: 'approve', right: 'approve', command: show },
      }
    case 'approved':
      return {
        reason: reason(kind, `${near} ${plan ?? ''} is approved and not started`, { plan }),
        act: { what: 'start', right: 'run', command: `crossgrade run start ${plan ?? ''}` },
      }
    case null:
      return {
        reason: reason(kind, `${near} nothing is under way`),
        act: { what: 'plan', right: 'plan', command: `crossgrade plan create --new-services off --only ${domain}` },
      }
  }
}

/** What nobody has begun: it comes last. */
async function toBegin(db: ApiDeps['db'], now: Instant): Promise<readonly WorklistItem[]> {
  const waiting = await listPlansWaiting(db, now)
  const unplanned = await countUnplanned(db)
  return [
    ...waiting.flatMap(ofPlan),
    ...(unplanned > 0
      ? [
          {
            ...NOBODY,
            kind: 'plan' as const,
            reason: shown(reason('not-planned', `${customers(unplanned)} with a retired product, in no plan`, { customers: unplanned })),
            act: { what: 'plan', right: 'plan', command: 'crossgrade plan create --new-services off' } as const,
          },
        ]
      : []),
  ]
}

function ofPlan({ plan, isWayBack, unapproved, unstarted, blocked }: PlanWaiting): readonly WorklistItem[] {
  const show = `crossgrade plan show ${plan}`
  const start = isWayBack ? `crossgrade undo start ${plan}` : `crossgrade run start ${plan}`
  const which = isWayBack ? `${plan}, a way back` : plan
  const lines = [
    [unapproved, 'approve', 'not-approved', 'nobody has said yes yet', { what: 'approve', right: 'approve', command: show }],
    [unstarted, 'start', 'not-started', 'approved, and not started', { what: 'start', right: isWayBack ? 'undo' : 'run', command: start }],
    [blocked, 'blocked', 'blocked', 'nothing can be carried out as it is planned', { what: 'look', right: 'view', command: show }],
  ] as const
  return lines
    .filter(([n]) => n > 0)
    .map(([n, kind, code, text, act]) => {
      return { ...NOBODY, kind, plan, reason: shown(reason(code, `${customers(n)} of ${which}: ${text}`, { customers: n, plan })), act }
    })
}

function customers(n: number): string {
  return n === 1 ? 'one customer' : `${n} customers`
}

function shown({ code, text, facts }: Reason): WorklistItem['reason'] {
  return { code, text, facts: { ...facts } }
}

/** What no day presses stays in its order, behind what one does. */
function byDeadline(a: WorklistItem, b: WorklistItem): number {
  if (!a.deadline || !b.deadline) return a.deadline ? -1 : b.deadline ? 1 : 0
  return a.deadline.at < b.deadline.at ? -1 : a.deadline.at > b.deadline.at ? 1 : 0
}
