import pMap from 'p-map'
import { z } from 'zod'
import { listAll, openSession, type GraphSession, type Practice } from './graph-session.ts'
import { createPace } from './pace.ts'

export const E4 = '1392051d-0cb9-4b7a-88d5-621fee5e8711'
export const E3 = '6fd2c87f-b296-42f0-b197-1e91e994b900'

/** Moves all holders of E4 at some customers to E3, of which there are enough seats. */
export type Way = (practice: Practice, customers: readonly string[]) => Promise<void>

export const WAYS: Readonly<Record<string, Way>> = {
  /** The calls of `m365 entra user license add` and then `remove` (CLI for Microsoft 365 11.11, user-license-add.ts, user-license-remove.ts). */
  'cli-for-microsoft-365': oneByOne(async (session, user) => {
    await assign(session, user, { add: [E3], remove: [] })
    await assign(session, user, { add: [], remove: [E4] })
  }),
  /** What the scripts do that administrators pass around: `Set-MgUserLicense` twice, the old license first. */
  'remove-then-add': oneByOne(async (session, user) => {
    await assign(session, user, { add: [], remove: [E4] })
    await assign(session, user, { add: [E3], remove: [] })
  }),
  /** The same batches as ours, paced at the documented quotas, and nothing written down. */
  'bare-batches': bareBatches,
}

const BATCH = 20
/** Batches of one customer under way at once, as in `src/workflow/licenses/swap-users.ts`. */
const AT_ONCE = 4

async function bareBatches(practice: Practice, customers: readonly string[]): Promise<void> {
  const pace = createPace(practice.rate)
  await Promise.all(
    customers.map(async (customer) => {
      const session = await openSession(practice, customer)
      for (let users = await holders(session); users.length > 0; users = await holders(session)) {
        const batches = Array.from({ length: Math.ceil(users.length / BATCH) }, (_, n) => users.slice(n * BATCH, (n + 1) * BATCH))
        const swap = async (batch: readonly string[]): Promise<void> => {
          await pace.waitForTurn(customer, batch.length)
          await session.post('/$batch', { requests: batch.map(swapItem) })
        }
        await pMap(batches, swap, { concurrency: AT_ONCE })
      }
    }),
  )
}

function swapItem(user: string, position: number): object {
  const headers = { 'Content-Type': 'application/json' }
  return { id: String(position), method: 'POST', url: `/users/${user}/assignLicense`, headers, body: bodyOf({ add: [E3], remove: [E4] }) }
}

/** One customer after the other, one user after the other. */
function oneByOne(move: (session: GraphSession, user: string) => Promise<void>): Way {
  return async (practice, customers) => {
    for (const customer of customers) {
      const session = await openSession(practice, customer)
      for (const user of await listAll(session, holdersPath())) await move(session, User.parse(user).id)
    }
  }
}

interface Change {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

async function assign(session: GraphSession, user: string, change: Change): Promise<void> {
  await session.post(`/users/${user}/assignLicense`, bodyOf(change))
}

function bodyOf({ add, remove }: Change): object {
  return { addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })), removeLicenses: remove }
}

const User = z.object({ id: z.string() })
const Page = z.object({ value: z.array(User) })

/** The first page of who holds E4 now. */
async function holders(session: GraphSession): Promise<readonly string[]> {
  return Page.parse(await session.get(holdersPath())).value.map(({ id }) => id)
}

function holdersPath(): string {
  const query = new URLSearchParams({ $select: 'id,assignedLicenses', $filter: `assignedLicenses/any(s:s/skuId eq ${E4})`, $top: '999' })
  return `/users?${query.toString()}`
}
