import type { PlannedCall } from '../../api/contract/plan-review.ts'
import { routes } from '../../api/contract/routes.ts'
import { wrongUse } from '../cli-problem.ts'
import { renderCalls } from '../render/render-calls.ts'
import type { Session } from '../session.ts'

const PAGE = 500

/** What carrying out one customer's part would send. @throws CliProblem where nobody is named */
export async function showCalls(id: string, customer: string | undefined, { client, view, show }: Session): Promise<void> {
  if (customer === undefined)
    throw wrongUse('The calls of which customer?', `For example: crossgrade plan show ${id} --customer contoso.example --calls`)
  const items: PlannedCall[] = []
  for (let total = 1; items.length < total;) {
    const page = await client.call(routes.listPlannedCalls, { params: { id, customer }, query: { after: items.length, limit: PAGE } })
    if (page.items.length === 0) break
    items.push(...page.items)
    total = page.total
  }
  show({ items, total: items.length }, () => renderCalls(items, view))
}
