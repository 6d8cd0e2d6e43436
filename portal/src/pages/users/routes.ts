import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'

export const userRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/users',
    validateSearch: ({ q }: Readonly<Record<string, unknown>>): { readonly q?: string } =>
      typeof q === 'string' || typeof q === 'number' ? { q: String(q).slice(0, 320) } : {},
    component: lazyRouteComponent(() => import('./find-users.tsx'), 'FindUsers'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/users/$upn',
    validateSearch: ({ live }: Readonly<Record<string, unknown>>): { readonly live?: true } => (live === true ? { live } : {}),
    component: lazyRouteComponent(() => import('./user.tsx'), 'User'),
  }),
] as const
