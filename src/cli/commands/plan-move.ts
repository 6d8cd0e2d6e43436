import type { Command } from 'commander'
import type { ChoicesInput } from '../../api/contract/choices-input.ts'
import type { Plan } from '../../api/contract/plans.ts'
import { routes } from '../../api/contract/routes.ts'
import { collect } from '../choices/choice-flags.ts'
import { ApiProblem, CliProblem, wrongUse } from '../cli-problem.ts'
import { wrap } from '../render/text.ts'
import type { Session } from '../session.ts'
import { takeSnapshot } from './take-snapshot.ts'

/** A move from one product to others that no retirement asks for. */
export interface MoveFlags {
  readonly from?: string | undefined
  readonly to?: readonly string[] | undefined
}

export function addMoveFlags(command: Command): Command {
  return command
    .option('--from <product>', 'move this product, retired or not: its whole name or its offer id')
    .option(
      '--to <product>',
      'with --from: what takes its place, by name, part number or SKU id; repeated for a product and its add-on',
      collect,
    )
}

/** The choices with the move that the flags ask for. @throws CliProblem where one flag is without the other */
export function withMove(choices: ChoicesInput, { from, to }: MoveFlags): ChoicesInput {
  if (from === undefined && to === undefined) return choices
  if (from === undefined || to === undefined) {
    const [given, missing] = from === undefined ? ['--to', '--from'] : ['--from', '--to']
    throw wrongUse(`${given} is given without ${missing}: expected both.`, 'List what customers have with: crossgrade product list')
  }
  return { ...choices, productMove: { from, to: [...to] } }
}

/**
 * Plans. Where a product is to be moved that the latest snapshot did not look at, takes a snapshot that does, says so, and plans from that
 * one; a snapshot that was named is left alone.
 */
export async function createPlan(snapshot: string, choices: ChoicesInput, session: Session): Promise<Plan> {
  try {
    return await planFrom(snapshot, choices, session)
  } catch (error) {
    throw inFlags(error)
  }
}

async function planFrom(snapshot: string, choices: ChoicesInput, session: Session): Promise<Plan> {
  const { productMove } = choices
  const ask = (from: string): Promise<Plan> => session.client.call(routes.createPlan, { body: { snapshot: from, choices } })
  try {
    return await ask(snapshot)
  } catch (error) {
    if (!productMove || snapshot !== 'latest' || !isUnseen(error)) throw error
    const { from, to } = productMove
    const why = `The latest snapshot has not looked at ${from} and ${to.join(', ')}: a snapshot that does is taken first.`
    if (!session.json) session.io.write(`${wrap(why, session.view.columns)}\n`)
    const { id } = await takeSnapshot({ product: from, to }, session)
    return ask(id)
  }
}

/** What is wrong with the move, under the flags that said it. */
function inFlags(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || !error.problem.errors) return error
  const errors = error.problem.errors.map(({ path, message }) => ({ path: FLAG_AT[path] ?? path, message }))
  return new CliProblem({ ...error.problem, errors }, error.exit, error.next, { cause: error })
}

const FLAG_AT: Readonly<Record<string, string>> = { 'productMove.from': '--from', 'productMove.to': '--to', to: '--to' }

/** There is no snapshot at all, or none that has what the move needs. */
function isUnseen(error: unknown): boolean {
  return error instanceof ApiProblem && ['/problems/snapshot-lacks-product', '/problems/not-found'].includes(error.problem.type)
}
