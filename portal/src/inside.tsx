import { useQueryErrorResetBoundary, type QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { loadSession } from './api/session.ts'
import { STATUS } from './parts/clock.ts'
import { ProblemNote } from './parts/problem-note.tsx'
import { Shell } from './shell/shell.tsx'

interface Context {
  readonly queries: QueryClient
}

export const root = createRootRouteWithContext<Context>()()

/** Around every page that wants somebody to have signed in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  // Who has signed in is asked for beside what the pages show, not before it.
  loader: async ({ context: { queries } }) => {
    const [session] = await Promise.all([loadSession(queries), queries.query(STATUS).catch(() => undefined)])
    // Nothing is shown while the browser is on its way to the directory.
    if (session === undefined) await new Promise<never>(() => undefined)
    // Known by now; where it was not told it is asked for again, and what is wrong is said.
    return queries.query(STATUS)
  },
  component: Shell,
  errorComponent: Failed,
})

/** In the place of a page that could not be shown. */
export function Failed({ error, reset }: ErrorComponentProps): React.JSX.Element {
  const router = useRouter()
  const failures = useQueryErrorResetBoundary()
  const again = (): void => {
    // What failed is read anew, by the page and by what is read before it.
    failures.reset()
    reset()
    void router.invalidate()
  }
  return <ProblemNote error={error} again={again} />
}
