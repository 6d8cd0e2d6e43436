import { readSeatCount, readSeatsRule } from '../../choices/read-cells.ts'
import { sayingOf, type AnswerKind, type AskedRow, type Reply } from '../asked-row.ts'
import { clause } from '../../problems/fields.ts'

/** More seats: a rule, or the fewest that there are to be. */
export const moreSeats: AnswerKind = {
  expected: (row) => clause('more-seats', { seats: String(largestOf('needed', row)) }),
  read: (row) => readCount(row, atLeast) ?? readRule(row),
}

/** Fewer seats: a rule, or the most that there may be. */
export const fewerSeats: AnswerKind = {
  expected: (row) => clause('fewer-seats', { seats: String(smallestOf('maximum', row)) }),
  read: (row) => readCount(row, atMost) ?? readRule(row),
}

function readRule(row: AskedRow): Reply | undefined {
  const rule = readSeatsRule(row.answer)
  if ('problem' in rule) return undefined
  const { maximum } = row.own.seatLimits
  const needed = largestOf('needed', row)
  if (maximum !== null && maximum < needed) return { problem: clause('rule-within-most', { most: maximum, needed: String(needed) }) }
  if (JSON.stringify(rule.value) === JSON.stringify(row.own.seats)) return { problem: clause('rule-of-the-plan', { rule: row.answer }) }
  return { sayings: [sayingOf(row, 'seatsRule', rule.value)] }
}

function readCount(row: AskedRow, read: (count: number, row: AskedRow) => Reply): Reply | undefined {
  if (!/^\d+$/.test(row.answer)) return undefined
  const count = readSeatCount(Number(row.answer))
  return 'problem' in count ? count : read(count.value, row)
}

/** A maximum that is below gives way. */
function atLeast(count: number, row: AskedRow): Reply {
  const needed = largestOf('needed', row)
  if (count < needed) return { problem: clause('too-few-seats', { count: String(count), needed: String(needed) }) }
  const { maximum } = row.own.seatLimits
  const raised = maximum !== null && maximum < count ? [sayingOf(row, 'seatsMax', count)] : []
  return { sayings: [sayingOf(row, 'seatsMin', count), ...raised] }
}

/** A minimum that is above gives way. */
function atMost(count: number, row: AskedRow): Reply {
  const most = smallestOf('maximum', row)
  if (count > most) return { problem: clause('too-many-seats', { count: String(count), most: String(most) }) }
  const { minimum } = row.own.seatLimits
  const lowered = minimum !== null && minimum > count ? [sayingOf(row, 'seatsMin', count)] : []
  return { sayings: [sayingOf(row, 'seatsMax', count), ...lowered] }
}

function largestOf(fact: string, row: AskedRow): number {
  return Math.max(0, ...numbersOf(fact, row))
}

function smallestOf(fact: string, row: AskedRow): number {
  return Math.min(...numbersOf(fact, row))
}

function numbersOf(fact: string, { blockers }: AskedRow): readonly number[] {
  return blockers.flatMap(({ facts }) => (typeof facts[fact] === 'number' ? [facts[fact]] : []))
}
