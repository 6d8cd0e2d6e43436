import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readOrder, readPicked } from './search.ts'

export const byHandRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$customer/add-subscriptions',
    validateSearch: readOrder,
    component: lazyRouteComponent(() => import('./add-subscriptions.tsx'), 'AddSubscriptions'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$customer/licenses',
    validateSearch: readPicked,
    component: lazyRouteComponent(() => import('./manage-licenses.tsx'), 'ManageLicenses'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$customer/licenses/assigned',
    validateSearch: readPicked,
    component: lazyRouteComponent(() => import('./assigned.tsx'), 'Assigned'),
  }),
] as const
