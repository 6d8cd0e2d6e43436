import { z } from 'zod'
import { routes } from '../../api/contract/routes.ts'
import type { Client } from '../client.ts'
import { whyBlocked } from './words.ts'

export interface Blocked {
  readonly retirement: string
  /** Who, and why. */
  readonly text: string
}

const Decisions = z.object({ decisions: z.array(z.object({ kind: z.string(), retirement: z.unknown().optional() })) })

/** Who of a plan cannot be moved, and why, in the order of their names. */
export async function readBlocked(plan: string, client: Client): Promise<readonly Blocked[]> {
  const { items } = await client.call(routes.listParts, { params: { id: plan } })
  const parts = items.filter((part) => part.blocked > 0).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  return Promise.all(
    parts.map(async ({ customer, name }) => {
      const part = await client.call(routes.getPart, { params: { id: plan, customer } })
      const { decisions } = Decisions.parse(part.plan)
      const retirement = decisions.find((decision) => decision.kind === 'blocked')?.retirement
      return { retirement: String(retirement), text: `${name}: ${whyBlocked(part.text)}` }
    }),
  )
}
