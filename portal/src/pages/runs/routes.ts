import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readCustomerSearch, readRunSearch } from './search.ts'

export const runRoutes = [
  createRoute({ getParentRoute: () => inside, path: '/runs', component: lazyRouteComponent(() => import('./runs.tsx'), 'Runs') }),
  createRoute({
    getParentRoute: () => inside,
    path: '/runs/$run',
    validateSearch: readRunSearch,
    component: lazyRouteComponent(() => import('./run.tsx'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/runs/$run/customers/$customer',
    validateSearch: readCustomerSearch,
    component: lazyRouteComponent(() => import('./run-customer.tsx'), 'RunCustomer'),
  }),
] as const
