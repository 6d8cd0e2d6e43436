import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

/** Where a practice provider is and how to get in. */
export interface Practice {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
  /** Virtual seconds in a real one: pauses that it asks for are in its time. */
  readonly rate: number
}

/** Plain calls in one customer's directory: nothing is paced, recorded or known of other calls. */
export interface GraphSession {
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
}

const Token = z.object({ access_token: z.string() })

/** Waits out a 429 and sends the same call again, as the Graph SDKs and the CLI for Microsoft 365 do; anything else that fails is thrown. */
export async function openSession(practice: Practice, customerId: string): Promise<GraphSession> {
  const { url, clientId: client_id, clientSecret: client_secret, rate } = practice
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id,
    client_secret,
    scope: 'https://graph.microsoft.com/.default',
  })
  const signedIn = await fetch(`${url}/login/${customerId}/oauth2/v2.0/token`, { method: 'POST', body: form })
  const { access_token } = Token.parse(await signedIn.json())
  const wait = (ms: number): Promise<void> => pause(ms / rate)

  async function send(method: string, path: string, body?: unknown): Promise<unknown> {
    for (;;) {
      const answer = await fetch(path.startsWith('http') ? path : `${url}/graph/v1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (answer.ok) return text === '' ? undefined : JSON.parse(text)
      if (answer.status !== 429) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`)
      await wait(1000 * Number(answer.headers.get('retry-after') ?? 1))
    }
  }
  return { get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) }
}

const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/** All pages of a list. */
export async function listAll(session: GraphSession, path: string): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const page: z.infer<typeof Page> = Page.parse(await session.get(next))
    all.push(...page.value)
    next = page['@odata.nextLink']
  }
  return all
}
