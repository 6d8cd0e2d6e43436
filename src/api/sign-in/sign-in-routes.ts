import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import rateLimit from '@fastify/rate-limit'
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { ZodError } from 'zod'
import { beginSignIn, createSession, endSession, findSession, takeSignIn, type PendingSignIn } from '../../store/sessions.ts'
import { forged, named } from '../authenticate.ts'
import { CSRF_HEADER } from '../contract/routes.ts'
import type { ApiDeps } from '../deps.ts'
import { problem, type ProblemError } from '../problems/problem.ts'
import { isSecure, sessionSecretOf, setSession, setSignIn, signInSecretOf } from './cookies.ts'
import type { Directory } from './directory.ts'

/** Begun from one address in a minute: more than people need, too few to try something out. */
const SIGN_INS_A_MINUTE = 30

export interface SignInDeps extends Pick<ApiDeps, 'db'> {
  readonly directory: Directory
  /** Where browsers reach us, without a closing slash. */
  readonly publicUrl: () => string
}

/** `/sign-in`, where the directory sends the browser back to, and `/sign-out`. */
export async function signInRoutes(app: FastifyInstance, deps: SignInDeps): Promise<void> {
  await app.register(async (own) => {
    await own.register(rateLimit, { max: SIGN_INS_A_MINUTE, timeWindow: '1 minute', errorResponseBuilder: tooMany })
    own.get('/sign-in', { schema: { hide: true } }, (request, reply) => begin(request, reply, deps))
  })
  app.get('/sign-in/callback', { schema: { hide: true } }, (request, reply) => finish(request, reply, deps))
  app.post('/sign-out', { schema: { hide: true } }, (request, reply) => signOut(request, reply, deps))
}

async function begin(request: FastifyRequest, reply: FastifyReply, { db, directory, publicUrl }: SignInDeps): Promise<FastifyReply> {
  const here = publicUrl()
  // A cookie belongs to the name by which we were called: on this machine there are several.
  if (isAnotherNameOf(new URL(here), request.headers.host)) return reply.redirect(`${here}${request.url}`)
  const query = new URL(request.url, here).searchParams
  const started = await directory.begin(`${here}/sign-in/callback`, ownPath(query.get('return-to'))).catch((error: unknown) => {
    throw away(error)
  })
  setSignIn(reply, await beginSignIn(db, started.pending), isSecure(here))
  return reply.header('cache-control', 'no-store').redirect(started.url)
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

function isAnotherNameOf(here: URL, host: string | undefined): boolean {
  const called = URL.parse(`http://${host ?? ''}`)
  return called !== null && LOOPBACK.has(here.hostname) && LOOPBACK.has(called.hostname) && called.host !== here.host
}

async function finish(request: FastifyRequest, reply: FastifyReply, deps: SignInDeps): Promise<FastifyReply> {
  const { db, directory, publicUrl } = deps
  const here = publicUrl()
  const secret = signInSecretOf(request, isSecure(here))
  const pending = secret === undefined ? undefined : await takeSignIn(db, secret)
  if (!pending) throw problem('sign-in-not-begun')
  const person = await directory.finish(new URL(request.url, here), pending).catch((error: unknown) => {
    throw isRefusal(error) ? problem('sign-in-refused', { words: wordsOf(error) }) : away(error)
  })
  const { rights, actor } = named(person)
  if (rights.size === 0) throw problem('no-role', { actor })
  await endEarlier(request, deps)
  setSignIn(reply, null, isSecure(here))
  setSession(reply, await createSession(db, person), isSecure(here))
  return reply.header('cache-control', 'no-store').redirect(pending.returnTo)
}

/** Whoever signs in again has one session, and a new secret. */
async function endEarlier(request: FastifyRequest, { db, publicUrl }: SignInDeps): Promise<void> {
  const earlier = sessionSecretOf(request, isSecure(publicUrl()))
  if (earlier !== undefined) await endSession(db, earlier)
}

/** By a page of ours, which can send the header that shows it; a browser that nobody has signed in with stays as it is. */
async function signOut(request: FastifyRequest, reply: FastifyReply, { db, publicUrl }: SignInDeps): Promise<FastifyReply> {
  const secret = sessionSecretOf(request, isSecure(publicUrl()))
  if (secret === undefined) return reply.status(204).send()
  const session = await findSession(db, secret)
  if (session && request.headers[CSRF_HEADER] !== session.csrf) throw forged()
  await endSession(db, secret)
  setSession(reply, null, isSecure(publicUrl()))
  return reply.status(204).send()
}

/** A path of ours and nothing that leads elsewhere. */
export function ownPath(text: string | null): PendingSignIn['returnTo'] {
  if (text === null || !text.startsWith('/') || /[\\\s]/.test(text)) return '/'
  const url = URL.parse(text, 'http://here')
  // Behind dots there may be a path that a browser reads as another host.
  return url?.host === 'here' && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}

function tooMany(): ProblemError {
  return problem('too-many-sign-ins', { most: SIGN_INS_A_MINUTE })
}

function away(error: unknown): ProblemError {
  process.emitWarning(`sign-in: ${wordsOf(error)}`)
  return problem('directory-away')
}

/** The directory said no, or what came back is not the answer to what we asked; anything else is that it could not be asked. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status < 500
  return (
    error instanceof AuthorizationResponseError ||
    (error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT') ||
    error instanceof ZodError
  )
}

/** A refusal's own words are in its cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const described = 'error_description' in error && typeof error.error_description === 'string' ? error.error_description : undefined
  return described ?? (error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message)
}
