import createClient, { type MaybeOptionalInit, type Middleware } from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import type { Answer } from './answer.ts'
import type { paths } from './schema.ts'
import { asProblem } from './problem.ts'

/** The header that shows that a change comes from a page of ours. */
const CSRF_HEADER = 'crossgrade-csrf'

let csrf: string | null = null

/** As the session says; from then on every change carries it. */
export function keepCsrf(value: string | null): void {
  csrf = value
}

const carryCsrf: Middleware = {
  onRequest({ request }) {
    if (csrf !== null && request.method !== 'GET') request.headers.set(CSRF_HEADER, csrf)
    return request
  },
  async onResponse({ response }) {
    if (!response.ok) throw asProblem(response, await response.text())
  },
}

const client = createClient<paths>({ baseUrl: globalThis.location.origin })
client.use(carryCsrf)

/** Every operation of the API, by method and path as its description has them; what goes wrong is thrown as a `Problem`. */
export const api = createQueries(client)

type Readable = { [Path in keyof paths]: paths[Path] extends { get: object } ? Path : never }[keyof paths]

/** One answer of the API, for queries that `api` has no hook for. @throws Problem */
export async function read<Path extends Readable>(path: Path, init: MaybeOptionalInit<paths[Path], 'get'>): Promise<Answer<Path, 'get'>> {
  const { data } = await client.GET(path as never, init as never)
  return data as Answer<Path, 'get'>
}
