import { createRoute } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { OVERVIEW, WORKLIST } from './first-look.ts'
import { NeedsYou } from './needs-you.tsx'

// Not by itself: most visits begin here, and the file comes with the frame.
export const needsYouRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    loader: ({ context: { queries } }) => Promise.all([queries.query(OVERVIEW), queries.query(WORKLIST)]),
    component: NeedsYou,
  }),
] as const
