import { PRODUCT_MOVE_OPTIONS } from '../../../catalog/with-product-move.ts'
import type { RetirementId } from '../../../domain/id.ts'
import { namesIn } from '../../../planning/facts-per-user.ts'
import { sayingOf, type AnswerKind, type AskedRow, type Reply } from '../asked-row.ts'
import { clause } from '../../problems/fields.ts'

/** Another option of the same retirement: for the row's user, or for the customer. */
export const option: AnswerKind = {
  expected(row) {
    const options = optionsFor(row)
    return options.length > 0 ? clause('another-option', { options }) : clause('no-option-left')
  },
  read(row) {
    const wanted = row.answer.toLowerCase()
    if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(wanted)) return undefined
    const [retirement, another] = retirementsOf(row)
    if (retirement === undefined) return undefined
    if (another !== undefined) return { problem: clause('of-several', { retirement, other: another }) }
    if (retirement in PRODUCT_MOVE_OPTIONS) return { problem: clause('options-of-a-move') }
    if (chosenBy(row).includes(wanted)) return { problem: clause('chosen-already', { option: wanted, options: optionsFor(row) }) }
    return optionsFor(row).includes(wanted) ? sayOption(wanted, retirement, row) : undefined
  },
}

function retirementsOf({ decisions }: AskedRow): readonly RetirementId[] {
  return [...new Set(decisions.map((each) => (each.kind === 'blocked' ? each.retirement : each.retirement.id)))]
}

/** Blockers whose facts say which options there are to choose from. */
const OFFERING: readonly string[] = ['no-replacement-chosen', 'option-unknown']

/** Those of the retirement that may be sold to the customer and are not what is in the way. */
function optionsFor(row: AskedRow): readonly string[] {
  const segments = row.blockers.flatMap(({ facts }) => (typeof facts['segment'] === 'string' ? [facts['segment']] : []))
  const fits = (allowed: readonly string[]): boolean =>
    allowed.length === 0 || segments.every((segment) => allowed.some((each) => isOf(each, segment)))
  const chosen = chosenBy(row)
  const offered = row.blockers.flatMap(({ code, facts }) => (OFFERING.includes(code) ? namesIn({ named: facts['options'] ?? [] }) : []))
  return retirementsOf(row)
    .flatMap((retirement) => row.book.optionsOf(retirement))
    .filter(({ id, segments: allowed }) => !chosen.includes(id) && fits(allowed) && (offered.length === 0 || offered.includes(id)))
    .map(({ id }) => id)
}

/** Some facts name the retirement's segment, others what Partner Center tells apart: education, without whose. */
function isOf(allowed: string, segment: string): boolean {
  return allowed === segment || allowed.startsWith(`${segment}-`)
}

/** What the user has of their own, else what the customer has. */
function chosenBy({ user, own, decisions }: AskedRow): readonly string[] {
  const ofUser = own.users.find(({ users, option: each }) => each !== null && user !== null && users.includes(user))?.option
  if (ofUser) return [ofUser]
  return decisions.flatMap((each) => (each.kind === 'blocked' ? (each.option ?? []) : each.targets[0].option))
}

/** Where an option that only some users have is in the way, the answer is theirs. */
function sayOption(wanted: string, retirement: RetirementId, row: AskedRow): Reply {
  if (row.user !== null) return { sayings: [sayingOf(row, 'userOption', wanted, row.user)] }
  const inTheWay = row.blockers.flatMap(({ facts }) => (typeof facts['option'] === 'string' ? [facts['option']] : []))
  const chosen = chosenBy(row)
  const users = row.own.users.flatMap((each) =>
    each.option !== null && inTheWay.includes(each.option) && !chosen.includes(each.option) ? each.users : [],
  )
  if (users.length > 0) return { sayings: users.map((user) => sayingOf(row, 'userOption', wanted, user)) }
  return { sayings: [sayingOf(row, 'option', wanted, retirement)] }
}
