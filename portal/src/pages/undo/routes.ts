import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readUndoSearch } from './search.ts'

export const undoRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/undo',
    validateSearch: readUndoSearch,
    component: lazyRouteComponent(() => import('./undo.tsx'), 'Undo'),
  }),
] as const
