import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import rateLimit from '@fastify/rate-limit'
import { beginSignIn, createSession, endSession, findSession, takeSignIn, type PendingSignIn } from '../../store/sessions.ts'
import { callerOf } from '../authenticate.ts'
import type { ApiDeps } from '../deps.ts'
import { ProblemError } from '../problems.ts'
import { sessionSecretOf, setSession, setSignIn, signInSecretOf } from './cookies.ts'
import type { Directory } from './directory.ts'

/** Of one address, in a minute: more than people need, too few to try something out. */
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
    own.get('/sign-in/callback', { schema: { hide: true } }, (request, reply) => finish(request, reply, deps))
  })
  app.post('/sign-out', { schema: { hide: true } }, (request, reply) => signOut(request, reply, deps))
}

async function begin(request: FastifyRequest, reply: FastifyReply, { db, directory, publicUrl }: SignInDeps): Promise<FastifyReply> {
  const { host } = new URL(publicUrl())
  // A cookie belongs to the name by which we were called: begin where the directory will send the browser back to.
  if (request.headers.host !== host) return reply.redirect(`${publicUrl()}${request.url}`)
  const query = new URL(request.url, publicUrl()).searchParams
  const started = await directory.begin(`${publicUrl()}/sign-in/callback`, ownPath(query.get('return-to'))).catch((error: unknown) => {
    throw away(error)
  })
  setSignIn(reply, await beginSignIn(db, started.pending), isSecure(publicUrl()))
  return reply.header('cache-control', 'no-store').redirect(started.url)
}

async function finish(request: FastifyRequest, reply: FastifyReply, deps: SignInDeps): Promise<FastifyReply> {
  const { db, directory, publicUrl } = deps
  const secret = signInSecretOf(request)
  const pending = secret === undefined ? undefined : await takeSignIn(db, secret)
  if (!pending) throw notBegun()
  const person = await directory.finish(new URL(request.url, publicUrl()), pending).catch((error: unknown) => {
    throw refused(error)
  })
  const { rights, actor } = callerOf(person)
  if (rights.size === 0) throw noRole(actor)
  await endEarlier(request, deps)
  setSignIn(reply, null, isSecure(publicUrl()))
  setSession(reply, await createSession(db, person), isSecure(publicUrl()))
  return reply.header('cache-control', 'no-store').redirect(pending.returnTo)
}

/** Whoever signs in again has one session, and a new secret. */
async function endEarlier(request: FastifyRequest, { db }: SignInDeps): Promise<void> {
  const earlier = sessionSecretOf(request)
  if (earlier !== undefined) await endSession(db, earlier)
}

/** A form of a page of ours: it brings what shows that. */
async function signOut(request: FastifyRequest, reply: FastifyReply, { db, publicUrl }: SignInDeps): Promise<FastifyReply> {
  const secret = sessionSecretOf(request)
  const session = secret === undefined ? undefined : await findSession(db, secret)
  if (secret !== undefined && session && request.headers['crossgrade-csrf'] !== session.csrf) throw forged()
  if (secret !== undefined) await endSession(db, secret)
  setSession(reply, null, isSecure(publicUrl()))
  return reply.status(204).send()
}

/** A path of ours and nothing that leads elsewhere. */
export function ownPath(text: string | null): PendingSignIn['returnTo'] {
  if (text === null || !text.startsWith('/') || /[\\\s]/.test(text)) return '/'
  const url = URL.parse(text, 'http://here')
  return url?.host === 'here' ? `${url.pathname}${url.search}${url.hash}` : '/'
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https://')
}

function tooMany(): ProblemError {
  return new ProblemError({
    type: '/problems/too-many',
    title: 'Too many sign-ins',
    status: 429,
    detail: `At most ${SIGN_INS_A_MINUTE} sign-ins a minute are begun from one address. Wait a minute.`,
  })
}

function notBegun(): ProblemError {
  return new ProblemError({
    type: '/problems/sign-in-not-begun',
    title: 'This sign-in was not begun here',
    status: 400,
    detail: 'It was begun in another browser, finished already, or more than ten minutes ago. Begin again at /sign-in.',
  })
}

function refused(error: unknown): ProblemError {
  return new ProblemError({
    type: '/problems/sign-in-refused',
    title: 'The directory did not let you in',
    status: 403,
    detail: `${wordsOf(error)}. Begin again at /sign-in; if it stays, ask whoever administers your directory.`,
  })
}

function away(error: unknown): ProblemError {
  return new ProblemError({
    type: '/problems/directory-away',
    title: 'The directory cannot be asked now',
    status: 503,
    detail: `Nobody can sign in until it answers again; runs go on. It says: ${wordsOf(error)}.`,
  })
}

function noRole(actor: string): ProblemError {
  return new ProblemError({
    type: '/problems/forbidden',
    title: 'You have no role here',
    status: 403,
    detail: `${actor} has none of the roles that give a right here. Ask whoever gives roles in your directory.`,
  })
}

function forged(): ProblemError {
  return new ProblemError({
    type: '/problems/forged',
    title: 'The page that sent this is not known to be ours',
    status: 403,
    detail: 'Load the page again.',
  })
}

/** A refusal's own words are in its cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const described = 'error_description' in error && typeof error.error_description === 'string' ? error.error_description : undefined
  return described ?? (error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message)
}
