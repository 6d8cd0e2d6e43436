import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readFilters } from './filters.ts'

export const logRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/log',
    validateSearch: readFilters,
    component: lazyRouteComponent(() => import('./log.tsx'), 'Log'),
  }),
] as const
