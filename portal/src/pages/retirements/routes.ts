import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readRetirementSearch } from './retirement-search.ts'

export const retirementRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/retirements',
    component: lazyRouteComponent(() => import('./retirements.tsx'), 'Retirements'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/retirements/$id',
    validateSearch: readRetirementSearch,
    component: lazyRouteComponent(() => import('./retirement.tsx'), 'Retirement'),
  }),
] as const
