import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** `drop`: the request was read, then the connection dies; `silent`: it is never answered. */
export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly json?: unknown; readonly text?: string }
  | 'drop'
  | 'silent'

export interface ProviderServer extends AsyncDisposable {
  readonly url: string
  /** Without the requests for tokens. */
  readonly received: Received[]
  readonly tokenRequests: URLSearchParams[]
}

/**
 * Answers tokens by itself (`token-1`, `token-2` ...), after refusing the first `tokensRefused`, and everything else as `reply`
 * says; `nth` counts from 1.
 */
export async function startProvider(reply: (request: Received, nth: number) => Reply, tokensRefused = 0): Promise<ProviderServer> {
  const received: Received[] = []
  const tokenRequests: URLSearchParams[] = []
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
    const answer = one.url.endsWith('/oauth2/v2.0/token') ? token(tokenRequests, body, tokensRefused) : reply(one, received.push(one))
    if (answer === 'silent') return
    if (answer === 'drop') {
      request.socket.destroy()
      return
    }
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json)))
  }
  const server = createServer((request, response) => void answerTo(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    tokenRequests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function token(requests: URLSearchParams[], body: string, refused: number): Reply {
  const nth = requests.push(new URLSearchParams(body))
  if (nth <= refused) return { status: 400, json: { error: 'invalid_grant', error_description: 'AADSTS70008: expired' } }
  return { json: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${nth}`, refresh_token: `refresh-${nth}` } }
}
