import { readSeatCount, readSeatsRule } from '../../choices/read-cells.ts'
import { sayingOf, type AnswerKind, type AskedRow, type Reply } from '../asked-row.ts'

/** More seats: a rule, or the fewest that there are to be. */
export const moreSeats: AnswerKind = {
  expected: (row) => `a seats rule such as assigned or assigned+5, or the fewest seats (${largestOf('needed', row)} or more)`,
  read: (row) => readCount(row, atLeast) ?? readRule(row),
}

/** Fewer seats: a rule, or the most that there may be. */
export const fewerSeats: AnswerKind = {
  expected: (row) => `a seats rule such as assigned or assigned+5, or the most seats (${smallestOf('maximum', row)} or fewer)`,
  read: (row) => readCount(row, atMost) ?? readRule(row),
}

function readRule(row: AskedRow): Reply | undefined {
  const rule = readSeatsRule(row.answer)
  if ('problem' in rule) return undefined
  const { maximum } = row.own.seatLimits
  const needed = largestOf('needed', row)
  if (maximum !== null && maximum < needed) {
    return { problem: `at most ${maximum} seats are chosen, and no rule goes beyond that: expected a number, ${needed} or more` }
  }
  if (JSON.stringify(rule.value) === JSON.stringify(row.own.seats))
    return { problem: `${row.answer} is the rule of this plan: expected another, or a number` }
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
  if (count < needed) return { problem: `${count} is too few, ${needed} users need a seat: expected ${needed} or more` }
  const { maximum } = row.own.seatLimits
  const raised = maximum !== null && maximum < count ? [sayingOf(row, 'seatsMax', count)] : []
  return { sayings: [sayingOf(row, 'seatsMin', count), ...raised] }
}

/** A minimum that is above gives way. */
function atMost(count: number, row: AskedRow): Reply {
  const most = smallestOf('maximum', row)
  if (count > most) return { problem: `${count} seats are more than one subscription may have: expected ${most} or fewer` }
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
