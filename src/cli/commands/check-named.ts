import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import type { Session } from '../session.ts'

/** Filters that say nothing of one retirement. */
const NO_RETIREMENT: ReadonlySet<string> = new Set(['any', 'none'])

/**
 * A retirement that nobody knows finds nothing, which reads as good news. One that has left the catalog may still be that of a subscription.
 * @throws CliProblem naming those there are
 */
export async function checkRetirement(wanted: string | undefined, snapshot: string, { client }: Session): Promise<void> {
  if (wanted === undefined || NO_RETIREMENT.has(wanted)) return
  const { retirements } = await client.call(routes.listRetirements)
  if (retirements.some(({ id }) => id === wanted)) return
  const { total } = await client.call(routes.listSubscriptions, { query: { retirement: wanted, snapshot, limit: 1 } })
  if (total > 0) return
  throw wrongUse(
    `There is no retirement ${wanted}. There are: ${retirements.map(({ id }) => id).join(', ')}.`,
    'See: crossgrade retirement list',
  )
}

/** @throws CliProblem naming the tags that customers have */
export async function checkTag(wanted: string | undefined, { client }: Session): Promise<void> {
  if (wanted === undefined) return
  const { items } = await client.call(routes.listTags)
  if (items.some(({ tag }) => tag === wanted.trim().toLowerCase())) return
  const there = items.length === 0 ? '' : ` There are: ${items.map(({ tag }) => tag).join(', ')}.`
  throw wrongUse(`No customer has the tag ${wanted}.${there}`, 'Give one with: crossgrade customer tag')
}
