import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter } from '@tanstack/react-router'
import { Failed, inside, root } from './inside.tsx'
import { byHandRoutes } from './pages/by-hand/routes.ts'
import { connectionRoutes } from './pages/connections/routes.ts'
import { customerRoutes } from './pages/customers/routes.ts'
import { deadlineRoutes } from './pages/deadlines/routes.ts'
import { logRoutes } from './pages/log/routes.ts'
import { needsYouRoutes } from './pages/needs-you/routes.ts'
import { planRoutes } from './pages/plans/routes.ts'
import { retirementRoutes } from './pages/retirements/routes.ts'
import { runRoutes } from './pages/runs/routes.ts'
import { subscriptionRoutes } from './pages/subscriptions/routes.ts'
import { undoRoutes } from './pages/undo/routes.ts'
import { userRoutes } from './pages/users/routes.ts'
import { PageLoading } from './parts/page.tsx'
import { NothingHere } from './shell/nothing-here.tsx'
import { SignedOut } from './shell/signed-out.tsx'

const signedOut = createRoute({ getParentRoute: () => root, path: '/signed-out', component: SignedOut })

/** Whatever is no page's address. */
const nothingHere = createRoute({ getParentRoute: () => inside, path: '/$', component: NothingHere })

const pages = [
  ...needsYouRoutes,
  ...customerRoutes,
  ...byHandRoutes,
  ...subscriptionRoutes,
  ...retirementRoutes,
  ...planRoutes,
  ...runRoutes,
  ...undoRoutes,
  ...deadlineRoutes,
  ...logRoutes,
  ...connectionRoutes,
  ...userRoutes,
] as const

const routeTree = root.addChildren([signedOut, inside.addChildren([...pages, nothingHere])])

/** Every page with its address. */
export function createPortalRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: Failed,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
