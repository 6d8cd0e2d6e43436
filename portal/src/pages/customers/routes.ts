import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readSearch } from './search.ts'
import { readPlan } from './plan-search.ts'
import { readUserSearch } from './user-search.ts'

export const customerRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/customers',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./customers.tsx'), 'Customers'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$customer',
    component: lazyRouteComponent(() => import('./customer.tsx'), 'Customer'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$customer/users',
    validateSearch: readUserSearch,
    component: lazyRouteComponent(() => import('./users.tsx'), 'CustomerUsers'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/customers/$customer/subscriptions/$subscription',
    validateSearch: readPlan,
    component: lazyRouteComponent(() => import('./subscription.tsx'), 'CustomerSubscription'),
  }),
] as const
