import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readSearch } from './search.ts'

export const subscriptionRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/subscriptions',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./subscriptions.tsx'), 'Subscriptions'),
  }),
] as const
