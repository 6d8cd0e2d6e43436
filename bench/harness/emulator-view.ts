import { z } from 'zod'
import type { AccessRecord, PromiseReport } from '../../emulator/events.ts'

/** The provider's own side, which a real one does not show: its clock, its log, its judgment. */
export interface EmulatorView {
  readonly url: string
  /** Epoch ms of its time. */
  now(): Promise<number>
  /** Requests after the id, in the order of being answered; items of a batch are records of their own. */
  access(after: number): AsyncGenerator<AccessRecord>
  /** The id of the latest request, 0 before the first. */
  lastAccess(): Promise<number>
  checkPromises(): Promise<PromiseReport>
}

const PAGE = 10_000
const Access = z.object({ access: z.array(z.custom<AccessRecord>()) })

export function createEmulatorView(url: string): EmulatorView {
  async function get<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    const answer = await fetch(`${url}/emulator${path}`)
    if (!answer.ok) throw new Error(`GET ${path} was answered with ${answer.status}: ${await answer.text()}`)
    return shape.parse(await answer.json())
  }
  async function* access(from: number): AsyncGenerator<AccessRecord> {
    for (let after = from; ;) {
      const page = (await get(`/access?after=${after}&limit=${PAGE}`, Access)).access
      yield* page
      after = page.at(-1)?.id ?? after
      if (page.length < PAGE) return
    }
  }
  return {
    url,
    now: async () => Date.parse((await get('/clock', z.object({ now: z.string() }))).now),
    access,
    async lastAccess() {
      let last = 0
      for await (const { id } of access(0)) last = id
      return last
    },
    checkPromises: () => get('/promise-check', z.custom<PromiseReport>()),
  }
}
