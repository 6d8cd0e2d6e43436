import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, type ErrorComponentProps } from '@tanstack/react-router'
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
  // Nothing is shown while the browser is on its way to the directory.
  beforeLoad: async ({ context }) => ({ session: (await loadSession(context.queries)) ?? (await new Promise<never>(() => undefined)) }),
  loader: ({ context: { queries } }) => queries.query(STATUS),
  component: Shell,
  errorComponent: Failed,
})

/** In the place of a page that could not be shown. */
export function Failed({ error, reset }: ErrorComponentProps): React.JSX.Element {
  return <ProblemNote error={error} again={reset} />
}
