import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readDeadlineSearch } from './deadline-search.ts'

export const deadlineRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/deadlines',
    validateSearch: readDeadlineSearch,
    component: lazyRouteComponent(() => import('./deadlines.tsx'), 'Deadlines'),
  }),
] as const
