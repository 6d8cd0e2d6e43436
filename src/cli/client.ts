import { z } from 'zod'
import { Problem } from '../api/contract/problem.ts'
import type { BodyInput, FileRoute, ParamsOf, QueryInput, ResponseOf, Route } from '../api/contract/route.ts'
import { ACTOR_HEADER } from '../api/contract/routes.ts'
import { ApiProblem, failed, wrongUse } from './cli-problem.ts'

interface ClientOptions {
  /** Where the product listens, for example `http://127.0.0.1:4200`. */
  readonly url: string
  readonly token?: string | undefined
  /** The person who acts; in practice one of the emulator's people. */
  readonly as?: string | undefined
}

export interface Client {
  readonly url: string
  /**
   * Performs one operation of the contract and returns its answer, checked.
   * @throws ApiProblem for a problem document; CliProblem when the product does not answer, or not in the contract's shape
   */
  call<R extends Route>(route: R, ...input: CallArguments<R>): Promise<ResponseOf<R>>
  /**
   * Asks for a file, and hands it on as it comes.
   * @throws ApiProblem for a problem document; CliProblem when the product does not answer
   */
  download<R extends FileRoute>(route: R, input: DownloadInput<R>): Promise<AsyncIterable<Uint8Array>>
}

interface DownloadInput<R extends FileRoute> {
  readonly params: ParamsOf<R>
  readonly query: QueryInput<R>
}

type CallInput<R extends Route> = Member<'params', ParamsOf<R>> & Member<'query', QueryInput<R>> & Member<'body', BodyInput<R>>
type CallArguments<R extends Route> = object extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>]
type Member<Name extends string, T> = [T] extends [undefined]
  ? { readonly [N in Name]?: never }
  : object extends T
    ? { readonly [N in Name]?: T }
    : undefined extends T
      ? { readonly [N in Name]?: T }
      : { readonly [N in Name]: T }

interface Parts {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

/** A client of the product's API. */
export function createClient({ url, token, as }: ClientOptions): Client {
  const base = baseOf(url)
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(as === undefined ? {} : { [ACTOR_HEADER]: encodeURIComponent(as) }),
  }
  return {
    url: base,
    async call(route, ...input) {
      const parts: Parts = input[0] ?? {}
      const response = await send(base, route, parts, headers)
      const body = await readJson(response)
      if (!response.ok) throw toProblem(response.status, body, route)
      return readAnswer(route, body)
    },
    async download(route, { params, query }) {
      const response = await send(base, route, { params, query }, { ...headers, accept: '*/*' })
      if (!response.ok) throw toProblem(response.status, await readJson(response), route)
      return pieces(response)
    },
  }
}

/** @throws CliProblem when the connection ends before the file does */
async function* pieces(response: Response): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of response.body ?? []) yield piece
  } catch (error) {
    throw failed('cut-off', 'The file is not whole', `The connection ended in the middle of it: ${causeOf(error)}.`, undefined, error)
  }
}

function baseOf(url: string): string {
  if (/^https?:\/\/\S+$/.test(url) && URL.canParse(url)) return url.replace(/\/+$/, '')
  throw wrongUse(`${url} is not an address: expected for example http://127.0.0.1:4200.`, 'Give it with --url or CROSSGRADE_URL.')
}

async function send(
  base: string,
  route: Pick<Route, 'method' | 'path' | 'body' | 'consumes'>,
  { params, query, body }: Parts,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const url = `${base}${pathOf(route, params)}${searchOf(query)}`
  try {
    return await fetch(url, { method: route.method, headers, ...bodyOf(route, body, headers) })
  } catch (error) {
    throw failed(
      'unreachable',
      `Crossgrade does not answer at ${base}`,
      `${causeOf(error)}.`,
      `Start it with: crossgrade start\nIf it runs elsewhere: --url ADDRESS, or CROSSGRADE_URL.`,
      error,
    )
  }
}

function bodyOf(
  { body: schema, consumes }: Pick<Route, 'body' | 'consumes'>,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): RequestInit {
  if (schema) return { body: JSON.stringify(body ?? {}), headers: { ...headers, 'content-type': 'application/json' } }
  return consumes && body instanceof Uint8Array ? { body: new Uint8Array(body), headers: { ...headers, 'content-type': consumes } } : {}
}

function pathOf(route: Pick<Route, 'path'>, params: unknown): string {
  const values = new Map<string, unknown>(membersOf(params))
  return route.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(values.get(name))))
}

function searchOf(query: unknown): string {
  const members = membersOf(query).filter(([, value]) => value !== undefined)
  return members.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(members.map(([name, value]) => [name, String(value)]))).toString()}`
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED') return 'Nothing listens there'
  return cause instanceof Error && cause.message !== '' ? cause.message : String(cause)
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A product of an earlier version has words without a code. */
const SaidProblem = Problem.partial({ code: true, facts: true })

function toProblem(status: number, body: unknown, route: Pick<Route, 'method' | 'path'>): ApiProblem {
  const parsed = SaidProblem.safeParse(body)
  const problem = parsed.success
    ? parsed.data
    : {
        type: '/problems/not-ours',
        title: 'The answer is not one of Crossgrade’s',
        status,
        detail: `${route.method} ${route.path} was answered with ${status}.`,
      }
  return new ApiProblem(
    problem,
    status === 401 ? 'Give the token with --token or CROSSGRADE_TOKEN, or name the data folder with CROSSGRADE_DATA.' : undefined,
  )
}

function readAnswer<R extends Route>(route: R, body: unknown): ResponseOf<R> {
  const parsed = z.safeParse<R['response']>(route.response, body)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  const detail = `${route.method} ${route.path} answered in another shape${where === '' ? '' : ` (at ${where})`}: product and CLI may be of different versions.`
  throw failed('unreadable-answer', 'The answer cannot be read', detail, 'Compare the versions: crossgrade --version and crossgrade status')
}
