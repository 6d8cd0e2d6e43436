import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from '../../inside.tsx'
import { readPartSearch } from './part/part-search.ts'
import { readPreflightSearch } from './pre-flight/preflight-search.ts'
import { readReviewSearch } from './review/review-search.ts'
import { readWizardSearch } from './wizard/wizard-search.ts'

export const planRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/plans',
    component: lazyRouteComponent(() => import('./plans.tsx'), 'Plans'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/plans/new',
    validateSearch: readWizardSearch,
    component: lazyRouteComponent(() => import('./wizard/wizard.tsx'), 'Wizard'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/plans/$plan',
    validateSearch: readReviewSearch,
    component: lazyRouteComponent(() => import('./review/plan-review.tsx'), 'PlanReview'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/plans/$plan/customers/$customer',
    validateSearch: readPartSearch,
    component: lazyRouteComponent(() => import('./part/plan-part.tsx'), 'PlanPart'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/plans/$plan/pre-flight',
    validateSearch: readPreflightSearch,
    component: lazyRouteComponent(() => import('./pre-flight/pre-flight.tsx'), 'PreFlight'),
  }),
] as const
