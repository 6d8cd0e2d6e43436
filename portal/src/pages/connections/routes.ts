import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readConnectionSearch } from './connection-search.ts'

export const connectionRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/connections',
    validateSearch: readConnectionSearch,
    component: lazyRouteComponent(() => import('./connections.tsx'), 'Connections'),
  }),
] as const
