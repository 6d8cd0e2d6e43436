import { ProviderError } from '../../src/domain/provider-error.ts'
import { describeRefusal } from '../../src/provider/explain/describe-refusal.ts'
import type { BatchOutcome } from '../../src/provider/graph/graph.ts'
import { onProviderError } from '../../src/workflow/on-provider-error.ts'
import { CALLS } from './calls.ts'
import type { Partly } from './calls.ts'
import type { Shop } from './a-shop.ts'
import type { Expected } from './read-expected.ts'

type Asked = Pick<Expected, 'fault' | 'on' | 'code'>
type Came = Pick<Expected, 'comes' | 'as' | 'says'>

/** Sets the switch, makes the call, and tells what comes of it and what a person reads. */
export async function whatComes({ fault, on, code }: Asked, shop: Shop): Promise<Came> {
  const call = CALLS[on]
  if (!call) throw new Error(`${on} has no call: expected one of ${Object.keys(CALLS).join(', ')}`)
  const address = `${shop.emulator.url}/emulator/faults`
  const body = JSON.stringify({ kind: fault, operation: on, ...(code === undefined ? {} : { code }) })
  const set = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  if (!set.ok) throw new Error(await set.text())
  try {
    return fromPart(await call(shop))
  } catch (error) {
    if (error instanceof ProviderError) return fromError(error, shop)
    throw error
  } finally {
    await fetch(address, { method: 'DELETE' })
  }
}

function fromError(error: ProviderError, { client }: Shop): Came {
  const outcome = onProviderError(error, { clock: client.clock, waited: null })
  return { comes: error.kind, as: error.facts.code ?? null, says: 'reason' in outcome ? outcome.reason.text : '' }
}

function fromPart({ user, line, order, license }: Partly): Came {
  if (user) return fromUser(user)
  if (line) return refused('line', 'partner-center', line.code, line.text)
  if (order) return refused('order', 'partner-center', order.code, order.text)
  if (license !== undefined) return refused('license', 'graph', license, '')
  return { comes: 'nothing', as: null, says: '' }
}

function fromUser(user: BatchOutcome): Came {
  return user.state === 'refused' ? refused('refused', 'graph', user.code, user.text) : { comes: user.state, as: null, says: '' }
}

function refused(comes: string, api: 'graph' | 'partner-center', code: string, text: string): Came {
  return { comes, as: code, says: describeRefusal({ api, code, text }) ?? text }
}
