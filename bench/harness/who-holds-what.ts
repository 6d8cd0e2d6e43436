import { z } from 'zod'
import { E3, E4 } from '../peers/ways.ts'
import { listCustomerIds } from './practice.ts'

/** How many users hold which of the two licenses, as the provider has it. */
export interface Held {
  readonly oldOnly: number
  readonly newOnly: number
  readonly both: number
  readonly neither: number
}

const PAGE = 10_000
const Users = z.object({ users: z.array(z.object({ id: z.string(), licenses: z.array(z.object({ skuId: z.string() })) })) })

export async function countHeld(url: string): Promise<Held> {
  const held = { oldOnly: 0, newOnly: 0, both: 0, neither: 0 }
  for (const customer of await listCustomerIds(url)) {
    for (let after = '', more = true; more;) {
      const answer: unknown = await (await fetch(`${url}/emulator/customers/${customer}/users?limit=${PAGE}&after=${after}`)).json()
      const { users } = Users.parse(answer)
      for (const { licenses } of users) held[kindOf(new Set(licenses.map(({ skuId }) => skuId)))] += 1
      after = users.at(-1)?.id ?? ''
      more = users.length === PAGE
    }
  }
  return held
}

function kindOf(skus: ReadonlySet<string>): keyof Held {
  if (skus.has(E4)) return skus.has(E3) ? 'both' : 'oldOnly'
  return skus.has(E3) ? 'newOnly' : 'neither'
}
