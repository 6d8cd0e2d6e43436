import { routes } from '../../api/contract/routes.ts'
import type { Migration } from '../../api/contract/runs.ts'
import { wrongUse } from '../cli-problem.ts'
import type { Session } from '../session.ts'

/** A customer of a run by id, domain or name, in any case. */
export async function getCustomerId(run: string, wanted: string, { client }: Session): Promise<string> {
  const { migrations } = await client.call(routes.getRun, { params: { id: run } })
  return pickCustomer(
    migrations.map(({ customer }) => customer),
    wanted,
  )
}

/** @throws CliProblem when nobody, or more than one, is called so */
function pickCustomer(customers: readonly Migration['customer'][], wanted: string): string {
  const key = wanted.toLowerCase()
  const ids = new Set(
    customers.filter(({ id, name, domain }) => [id, name, domain].some((each) => each.toLowerCase() === key)).map(({ id }) => id),
  )
  const [first, ...others] = ids
  if (first === undefined)
    throw wrongUse(`No customer of this run has the id, the domain or the name ${wanted}.`, 'List them with: crossgrade run show')
  if (others.length > 0)
    throw wrongUse(`${ids.size} customers of this run are called ${wanted}: expected an id, one of ${[...ids].join(', ')}.`)
  return first
}
