import type { CustomerId, RunId } from '../domain/id.ts'
import type { Instant } from '../domain/instant.ts'
import type { Reason, Run } from '../domain/run.ts'
import { deadlinesOfRun } from '../inventory/deadlines/list-deadlines.ts'
import { isWarnedOf } from '../inventory/deadlines/deadline.ts'
import { BY_A_PERSON } from '../workflow/outcome.ts'
import { GATE } from '../store/passed-gates.ts'
import type { RunReport } from './contract/run-report.ts'
import type { ApiDeps } from './deps.ts'
import { countNotBegun } from './not-begun.ts'
import { countMigrations } from './run-page/counted-migration.ts'
import { failuresOf } from './tables/failure-rows.ts'

/** The morning after: what a run has come to in figures, and who has to do something, by what ends first. */
export async function reportRun(run: Run, deps: ApiDeps): Promise<RunReport> {
  const { db, clock } = deps
  const counted = await countMigrations(run, deps)
  const migrations = counted.map(({ migration }) => migration)
  const count = (state: keyof (typeof counted)[number]['users']): number => counted.reduce((sum, { users }) => sum + users[state], 0)
  const next = await nextDeadlines(run.id, deps)
  const needs: RunReport['needsPerson'] = []
  for (const migration of migrations) {
    const deadline = next.get(migration.customer) ?? null
    for await (const { customer, subject, what, fix, whoFixes } of failuresOf(migration, deps))
      needs.push({ customer: customer ?? '', subject: subject ?? '', what: what ?? '', fix: fix ?? '', whoFixes: whoFixes ?? '', deadline })
  }
  if (run.pauseReason && run.pauseReason.code !== 'by-person')
    needs.unshift({
      customer: '',
      subject: run.id,
      what: `the run has paused: ${run.pauseReason.text}`,
      fix: `crossgrade run resume ${run.id}`,
      whoFixes: 'operator',
      deadline: null,
    })
  for (const { state, reason, customer, customerName } of migrations) {
    const fix = FIXES[state === 'waiting' || state === 'stopped' || state === 'needs-person' ? (reason?.code ?? '') : '']
    if (!fix || !reason) continue
    const what = reason.text
    needs.push({
      customer: customerName,
      subject: '',
      what,
      fix: fix(run.id, reason),
      whoFixes: 'operator',
      deadline: next.get(customer) ?? null,
    })
  }
  return {
    run: run.id,
    at: clock.now(),
    state: run.state,
    startedAt: run.createdAt,
    startedBy: run.createdBy,
    customers: new Set(migrations.map(({ customer }) => customer)).size,
    migrations: migrations.filter(({ method }) => method === 'replace').length,
    ended: migrations.filter(({ method, state }) => method === 'replace' && (state === 'watching' || state === 'done')).length,
    users: {
      changed: count('verified'),
      comingOn: count('moved'),
      waiting: count('sent') + count('pending') + (await countNotBegun(counted, db)),
      refused: count('refused'),
      leftAlone: count('left-alone'),
      undone: count('undone'),
    },
    needsPerson: needs.toSorted(byDeadline),
  }
}

/** What asks for somebody and is no failure. */
const FIXES: { readonly [code: string]: (run: string, reason: Reason) => string } = {
  [BY_A_PERSON]: () => 'do it; the run goes on by itself when it is there',
  [GATE]: (run, { facts }) => `crossgrade run go-on ${run} --before ${typeof facts.before === 'string' ? facts.before : 'ACT'}`,
  'stopped-unknown': () => 'look in Partner Center at what it names',
}

/** What ends next at each customer. */
async function nextDeadlines(run: RunId, deps: ApiDeps): Promise<ReadonlyMap<CustomerId, { readonly kind: string; readonly at: Instant }>> {
  const now = deps.clock.now()
  const next = new Map<CustomerId, { readonly kind: string; readonly at: Instant }>()
  for await (const deadline of deadlinesOfRun(run, undefined, deps)) {
    const { customer, kind, at } = deadline
    const known = next.get(customer)
    if (at >= now && isWarnedOf(deadline) && (!known || at < known.at)) next.set(customer, { kind, at })
  }
  return next
}

type Need = RunReport['needsPerson'][number]

/** The earliest first; what no day presses, last. */
function byDeadline(a: Need, b: Need): number {
  if (a.deadline?.at === b.deadline?.at) return a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0
  if (!a.deadline) return 1
  return !b.deadline || a.deadline.at < b.deadline.at ? -1 : 1
}
