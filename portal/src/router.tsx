import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter } from '@tanstack/react-router'
import { Failed, inside, root } from './inside.tsx'
import { customerRoutes } from './pages/customers/routes.ts'
import { logRoutes } from './pages/log/routes.ts'
import { needsYouRoutes } from './pages/needs-you/routes.ts'
import { subscriptionRoutes } from './pages/subscriptions/routes.ts'
import { PageLoading } from './parts/page.tsx'
import { NothingHere } from './shell/nothing-here.tsx'
import { SignedOut } from './shell/signed-out.tsx'

const signedOut = createRoute({ getParentRoute: () => root, path: '/signed-out', component: SignedOut })

const routeTree = root.addChildren([
  signedOut,
  inside.addChildren([...needsYouRoutes, ...customerRoutes, ...subscriptionRoutes, ...logRoutes]),
])

/** Every page with its address. */
export function createPortalRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: Failed,
    defaultNotFoundComponent: NothingHere,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>
  }
}
