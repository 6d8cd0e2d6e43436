import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { OVERVIEW, WORKLIST } from './first-look.ts'

export const needsYouRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    loader: ({ context: { queries } }) => Promise.all([queries.query(OVERVIEW), queries.query(WORKLIST)]),
    component: lazyRouteComponent(() => import('./needs-you.tsx'), 'NeedsYou'),
  }),
] as const
