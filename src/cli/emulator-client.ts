import { z } from 'zod'
import { failed, wrongUse } from './cli-problem.ts'

export const EmulatorClock = z.object({ now: z.string(), rate: z.number() })
export const Fault = z.looseObject({
  id: z.number(),
  kind: z.string(),
  operation: z.string(),
  every: z.number(),
  times: z.number().nullable(),
  skip: z.number(),
  customer: z.string().nullable(),
  code: z.string().nullish(),
  match: z.string().nullish(),
  hit: z.number(),
})
export type Fault = z.infer<typeof Fault>
export const Faults = z.object({ faults: z.array(Fault) })
export const PromiseReport = z.record(
  z.string(),
  z.object({ held: z.boolean(), checked: z.number(), violations: z.array(z.object({ text: z.string(), eventIds: z.array(z.number()) })) }),
)
export type PromiseReport = z.infer<typeof PromiseReport>

export interface EmulatorClient {
  /** @throws CliProblem for an answer that is no success: wrong use where the emulator says 400 */
  call<T extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: `/emulator/${string}`,
    answer: T,
    body?: unknown,
  ): Promise<z.output<T>>
}

/** Speaks to `/emulator/...` of a practice provider, which takes no token. */
export function createEmulatorClient(url: string): EmulatorClient {
  const base = url.replace(/\/+$/, '')
  if (!URL.canParse(base))
    throw wrongUse(
      `${url} is not an address: expected for example http://127.0.0.1:4290.`,
      'Give it with --provider or CROSSGRADE_PROVIDER_URL.',
    )
  return {
    async call(method, path, answer, body) {
      const response = await send(base, method, path, body)
      const text = await response.text()
      if (!response.ok) throw refused(base, method, path, response.status, text)
      const parsed = answer.safeParse(response.status === 204 ? {} : readJson(text))
      if (parsed.success) return parsed.data
      throw failed('unreadable-answer', 'The answer cannot be read', `${method} ${base}${path} did not answer as an emulator does.`)
    },
  }
}

async function send(base: string, method: string, path: string, body: unknown): Promise<Response> {
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    return await fetch(`${base}${path}`, { method, ...sent })
  } catch (error) {
    throw failed(
      'unreachable',
      `No emulator answers at ${base}`,
      'Nothing listens there.',
      'Start one with: crossgrade emulator start\nor name another with --provider URL or CROSSGRADE_PROVIDER_URL',
      error,
    )
  }
}

const Refusal = z.object({ error: z.string() })

function refused(base: string, method: string, path: string, status: number, text: string): Error {
  const parsed = Refusal.safeParse(readJson(text))
  if (!parsed.success)
    return failed(
      'not-an-emulator',
      `There is no emulator at ${base}`,
      `${method} ${path} was answered with ${status}.`,
      'The emulator’s commands work in practice only; look with: crossgrade status',
    )
  return status === 400 ? wrongUse(parsed.data.error) : failed('refused', 'The emulator did not do it', parsed.data.error)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
