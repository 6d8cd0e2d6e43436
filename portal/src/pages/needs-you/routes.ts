import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'

export const needsYouRoutes = [
  createRoute({ getParentRoute: () => inside, path: '/', component: lazyRouteComponent(() => import('./needs-you.tsx'), 'NeedsYou') }),
] as const
