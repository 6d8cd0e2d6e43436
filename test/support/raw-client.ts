import type { RunningEmulator } from '../../emulator/server.ts'

/** An answer as it came; `body` is parsed JSON, or undefined when there was none. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Sends one request; `body` goes as JSON. Nothing is retried, paced, or remembered. */
export type Send = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>

export interface RawClient {
  /** Paths below `/partner-center/v1`. */
  readonly partnerCenter: Send
  /** Paths below `/graph/v1.0`, in the directory of the customer. */
  readonly graph: Send
  /** Paths below `/emulator`: what a person does, no token. */
  readonly practice: Send
}

/**
 * A client without any manners, to offend with: raw HTTP with app-only tokens for the partner and for one customer, who
 * must have given app consent.
 */
export async function createRawClient(emulator: RunningEmulator, customerId: string): Promise<RawClient> {
  const partnerToken = await redeemSecret(emulator, emulator.tenantId, 'https://api.partnercenter.microsoft.com/.default')
  const graphToken = await redeemSecret(emulator, customerId, 'https://graph.microsoft.com/.default')
  return {
    partnerCenter: sender(`${emulator.url}/partner-center/v1`, partnerToken),
    graph: sender(`${emulator.url}/graph/v1.0`, graphToken),
    practice: sender(`${emulator.url}/emulator`, undefined),
  }
}

/** What is at a place inside a body, for example `pick(body, 'orders', 0, 'id')`. */
export function pick(body: unknown, ...path: readonly (string | number)[]): unknown {
  let found = body
  for (const step of path) {
    if (typeof found !== 'object' || found === null) throw new Error(`no ${path.join('.')} in ${JSON.stringify(body)}`)
    found = Reflect.get(found, step)
  }
  return found
}

/** The same where a text must be. */
export function pickText(body: unknown, ...path: readonly (string | number)[]): string {
  const found = pick(body, ...path)
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')} in ${JSON.stringify(body)}`)
  return found
}

async function redeemSecret(emulator: RunningEmulator, tenantId: string, scope: string): Promise<string> {
  const { clientId: client_id, clientSecret: client_secret } = emulator
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope })
  const answer = await fetch(`${emulator.url}/login/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body: form })
  return pickText(await answer.json(), 'access_token')
}

function sender(root: string, token: string | undefined): Send {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(`${root}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = (await answer.text()).replace(/^\uFEFF/, '')
    return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
}
