import type { AskedRow } from './asked-row.ts'
import { isAcceptance } from './kinds/accept.ts'
import type { LookedAt } from './looked-at.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'

const CUSTOMER_WIDE: readonly string[] = ['voice-would-be-lost', 'teams-would-be-lost']
const NAMED = 3

/**
 * A loss is accepted for a whole customer. Where that is said on rows of single users, every user of the check has to have an answer:
 * nobody loses a telephone number because of what was said of another.
 */
export function checkAcceptances(
  rows: readonly AskedRow[],
  checksOf: (row: AskedRow) => LookedAt['checks'],
): readonly { readonly at: number; readonly why: Sentence }[] {
  const groups = Map.groupBy(
    rows.filter(({ check }) => CUSTOMER_WIDE.includes(check)),
    ({ check, customer }) => `${customer.id} ${check}`,
  )
  return [...groups.values()].flatMap((group) => {
    const accepting = group.filter(isAcceptance)
    const [first] = accepting
    if (!first || accepting.some(({ user }) => user === null)) return []
    const answered = new Set(group.flatMap(({ user }) => user ?? []))
    const subjects = checksOf(first).flatMap(({ check, subject }) => (check === first.check && subject !== null ? [subject] : []))
    const open = [...new Set(subjects)].filter((subject) => !answered.has(subject.toLowerCase()))
    return open.length === 0 ? [] : [{ at: first.at, why: saidForAll(first, open) }]
  })
}

function saidForAll({ customer }: AskedRow, open: readonly string[]): Sentence {
  const users = [...open.slice(0, NAMED), ...(open.length > NAMED ? ['…'] : [])]
  return clause('accept-for-all', { customer: customer.domain, count: open.length, users })
}
