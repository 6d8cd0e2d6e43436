import type { Blocked, Blocker, Replacement, Warning } from '../../domain/plan.ts'
import type { Instant } from '../../domain/instant.ts'
import { namesIn } from '../../planning/facts-per-user.ts'
import type { FileRow } from '../../files/read-table.ts'
import type { AskedRow, ColumnKey, PreFlightCells } from './asked-row.ts'
import type { LookedAt, PreFlightBook } from './looked-at.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'

/** A row that names what this pre-flight has not, and what would be right. */
export interface WrongRow {
  readonly column: ColumnKey
  readonly why: Sentence
}

/** A row with an answer as what it is about: customer, check and subject have to be in the plan's pre-flight. */
export function askRow({ at, values }: FileRow<PreFlightCells>, { plan, book, find }: PreFlightBook, now: Instant): AskedRow | WrongRow {
  const looked = find(values.domain.trim())
  if ('text' in looked) return { column: 'domain', why: looked }
  const check = values.check.trim().toLowerCase()
  const rows = looked.checks.filter((each) => each.check === check)
  if (rows.length === 0) {
    const checks = [...new Set(looked.checks.map((each) => each.check))]
    return { column: 'check', why: clause('not-of-pre-flight', { plan, check: values.check, customer: looked.customer.domain, checks }) }
  }
  const subject = values.subject?.trim().toLowerCase() || null
  if (subject !== null && !rows.some((row) => row.subject?.toLowerCase() === subject)) {
    return { column: 'subject', why: noSubject(values.subject ?? '', check, rows) }
  }
  const user = subject !== null && book.customerOf(subject) === looked.customer.id ? subject : null
  const decisions = decisionsOf(check, subject, looked)
  const blockers = decisions.flatMap((each) => (each.kind === 'blocked' ? each.by : [])).filter(({ code }) => code === check)
  return {
    at,
    check,
    customer: looked.customer,
    user,
    answer: values.answer?.trim() ?? '',
    decisions,
    blockers,
    own: looked.own,
    book,
    now,
  }
}

const NAMED = 5

function noSubject(subject: string, check: string, rows: LookedAt['checks']): Sentence {
  const subjects = [...new Set(rows.flatMap((row) => row.subject ?? []))]
  if (subjects.length === 0) return clause('no-subject', { check, subject })
  const known = [...subjects.slice(0, NAMED), ...(subjects.length > NAMED ? [`… (${subjects.length})`] : [])]
  return clause('subject-not-there', { check, subject, subjects: known })
}

/** Those that the subject names; without one, or where it is none of theirs, those with this check, else all. */
function decisionsOf(check: string, subject: string | null, { decisions }: LookedAt): readonly (Blocked | Replacement)[] {
  const withCheck = decisions.filter((each) => causesOf(each).some(({ code }) => code === check))
  const candidates = withCheck.length > 0 ? withCheck : decisions
  const named = subject === null ? [] : candidates.filter((each) => isAbout(each, check, subject))
  return named.length > 0 ? named : candidates
}

function causesOf(decision: Blocked | Replacement): readonly (Blocker | Warning)[] {
  return decision.kind === 'blocked' ? decision.by : decision.warnings
}

function isAbout(decision: Blocked | Replacement, check: string, subject: string): boolean {
  const users = causesOf(decision).flatMap(({ code, facts }) => (code === check ? namesIn(facts) : []))
  const own = decision.kind === 'blocked' ? decision.subscriptions : idsOf(decision)
  return [...own, ...users].some((name) => name.toLowerCase() === subject)
}

function idsOf({ id, from, users }: Replacement): readonly string[] {
  return [id, from.skuId, ...from.subscriptions.map((old) => old.id), ...users.map((move) => move.userPrincipalName)]
}
