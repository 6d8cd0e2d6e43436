import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { api, keepCsrf } from './client.ts'
import { isSignedOut } from './problem.ts'
import type { Answer } from './answer.ts'

export type Session = Answer<'/api/session', 'get'>
export type Right = Session['rights'][number]

const options = api.queryOptions('get', '/api/session', {}, { staleTime: Infinity })

/** Who has signed in; undefined: nobody, and the browser is on its way to the directory. */
export async function loadSession(queries: QueryClient): Promise<Session | undefined> {
  try {
    const session = await queries.query({ ...options, staleTime: 'static' })
    keepCsrf(session.csrf)
    return session
  } catch (error) {
    if (!isSignedOut(error)) throw error
    signIn()
    return undefined
  }
}

/** Who has signed in; pages are only shown when somebody has. */
export function useSession(): Session {
  return useSuspenseQuery(options).data
}

export function useMay(right: Right): boolean {
  return useSession().rights.includes(right)
}

let isLeaving = false

/** Goes to the directory, once however many answers say so, and comes back to where we are. */
export function signIn(): void {
  if (isLeaving) return
  isLeaving = true
  // A browser may keep the page as it is, and show it again.
  globalThis.addEventListener('pageshow', () => (isLeaving = false), { once: true })
  const { pathname, search, hash } = globalThis.location
  globalThis.location.assign(`/sign-in?return-to=${encodeURIComponent(`${pathname}${search}${hash}`)}`)
}

/** Ends the session here; where the product could not be reached it is still there, and an error is thrown. */
export async function signOut(session: Session): Promise<void> {
  const answer = await fetch('/sign-out', { method: 'POST', headers: { 'crossgrade-csrf': session.csrf ?? '' } })
  if (!answer.ok) throw new Error(`${String(answer.status)} ${answer.statusText}`)
  globalThis.location.assign('/signed-out')
}
