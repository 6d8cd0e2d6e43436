/** The practice provider's own endpoints: what a person would do in Microsoft's portals, the clock, and the evidence. */
export interface Practice {
  now(): Promise<string>
  advance(span: string): Promise<void>
  addFault(fault: Readonly<Record<string, unknown>>): Promise<void>
  listCustomers(): Promise<readonly PracticeCustomer[]>
  hire(customer: string, user: Readonly<Record<string, unknown>>): Promise<void>
  /** HTTP requests that the product sent since `after`, items of batches not counted. */
  countRequests(after: number): Promise<number>
  lastRequest(): Promise<number>
  checkPromises(): Promise<Readonly<Record<string, PromiseVerdict>>>
}

export interface PracticeCustomer {
  readonly id: string
  readonly name: string
  readonly domain: string
}

export interface PromiseVerdict {
  readonly held: boolean
  readonly violations: readonly { readonly text: string; readonly eventIds: readonly number[] }[]
  readonly checked: number
}

interface AccessRow {
  readonly id: number
  readonly batchId: number | null
}

const PAGE = 10_000

export function createPractice(url: string): Practice {
  const base = `${url}/emulator`
  const get = async <T>(path: string): Promise<T> => read<T>(await fetch(`${base}${path}`))
  const post = async <T>(path: string, body: unknown): Promise<T> =>
    read<T>(await fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))

  async function* accessAfter(after: number): AsyncGenerator<AccessRow> {
    for (let from = after; ;) {
      const { access } = await get<{ access: readonly AccessRow[] }>(`/access?after=${from}&limit=${PAGE}`)
      yield* access
      const last = access.at(-1)
      if (!last || access.length < PAGE) return
      from = last.id
    }
  }

  return {
    now: async () => (await get<{ now: string }>('/clock')).now,
    async advance(span) {
      await post('/clock', { advance: span })
    },
    async addFault(fault) {
      await post('/faults', fault)
    },
    listCustomers: async () => (await get<{ customers: readonly PracticeCustomer[] }>('/customers')).customers,
    async hire(customer, user) {
      await post(`/customers/${customer}/users`, user)
    },
    async countRequests(after) {
      let count = 0
      for await (const row of accessAfter(after)) if (row.batchId === null) count += 1
      return count
    },
    async lastRequest() {
      let last = 0
      for await (const row of accessAfter(0)) last = row.id
      return last
    },
    checkPromises: () => get('/promise-check'),
  }
}

async function read<T>(answer: Response): Promise<T> {
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(`the practice provider refused ${answer.url}: ${JSON.stringify(body)}`)
  return body as T
}
