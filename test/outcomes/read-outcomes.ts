import { z } from 'zod'
import type { CarriedOut } from './carry-out-book.ts'
import type { Case } from './outcome-estate.ts'
import { isMoved, readMove } from './read-move.ts'
import type { RunningProduct } from '../support/a-running-product.ts'
import { routes } from '../../src/api/contract/routes.ts'
import { isWay, type Expected } from './read-expected.ts'

/** What became of each case by its domain: `moves: nce`, `blocked: <codes>`, or what is missing of a move. */
export async function readOutcomes(
  cases: readonly Case[],
  carriedOut: CarriedOut,
  product: RunningProduct,
): Promise<Readonly<Record<string, string>>> {
  const outcomes: [string, string][] = []
  for (const each of cases) {
    const blockers = await listBlockers(each, carriedOut.plan, product)
    outcomes.push([each.domain, blockers.length > 0 ? blocked(blockers) : await moved(each, carriedOut.run, product)])
  }
  return Object.fromEntries(outcomes)
}

/** The same for what is expected in the book at this position. @throws Error where a cell names a reason that is not given */
export function expectedOutcomes(cases: readonly Case[], book: number, { reasons }: Expected): Readonly<Record<string, string>> {
  return Object.fromEntries(
    cases.map(({ cell, domain }) => {
      const outcome = cell.outcomes[book] ?? ''
      if (isWay(outcome)) return [domain, moves(outcome)]
      const reason = reasons[outcome]
      if (!reason) throw new Error(`expected.yaml: ${domain}: "${outcome}" is neither a way to buy nor one of the reasons`)
      return [domain, blocked([reason.code, ...reason.also])]
    }),
  )
}

const Part = z.object({ decisions: z.array(z.object({ by: z.array(z.object({ code: z.string() })).default([]) })) })

async function listBlockers({ domain }: Case, plan: string, { api }: RunningProduct): Promise<readonly string[]> {
  const part = await api.call(routes.getPart, { params: { id: plan, customer: domain } })
  return Part.parse(part.plan).decisions.flatMap(({ by }) => by.map(({ code }) => code))
}

async function moved(each: Case, run: string, product: RunningProduct): Promise<string> {
  const move = await readMove(each, run, product)
  return isMoved(move, each) ? moves(move.bought.join(' and ') || 'none') : `not moved: ${JSON.stringify(move)}`
}

function moves(way: string): string {
  return `moves: ${way}`
}

function blocked(codes: readonly string[]): string {
  return `blocked: ${codes.toSorted().join(' ')}`
}
