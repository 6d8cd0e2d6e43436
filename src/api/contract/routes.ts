import { accessRoutes } from './access.ts'
import { checkRoutes } from './checks.ts'
import { choicesRoutes } from './choices.ts'
import { outlookRoutes } from './outlook.ts'
import { planUserRoutes } from './plan-users.ts'
import { planRoutes } from './plans.ts'
import { reconciliationRoutes } from './reconciliations.ts'
import { retirementRoutes } from './retirements.ts'
import { runDetailRoutes } from './run-details.ts'
import { runReportRoutes } from './run-report.ts'
import { runRoutes } from './runs.ts'
import { sessionRoutes } from './session.ts'
import { snapshotRoutes } from './snapshots.ts'
import { statusRoutes } from './status.ts'
import { tokenRoutes } from './tokens.ts'
import { undoRoutes } from './undo.ts'
import { worklistRoutes } from './worklist.ts'

/** Every operation of the API. Server, CLI and the API's own description are made from this. */
export const routes = {
  ...statusRoutes,
  ...retirementRoutes,
  ...snapshotRoutes,
  ...planRoutes,
  ...planUserRoutes,
  ...choicesRoutes,
  ...checkRoutes,
  ...accessRoutes,
  ...reconciliationRoutes,
  ...runRoutes,
  ...runDetailRoutes,
  ...runReportRoutes,
  ...outlookRoutes,
  ...undoRoutes,
  ...sessionRoutes,
  ...tokenRoutes,
  ...worklistRoutes,
} as const

/** The header that shows that a change comes from a page of ours, beside the session's cookie. */
export const CSRF_HEADER = 'crossgrade-csrf'

/** The header that names the person who acts. */
export const ACTOR_HEADER = 'crossgrade-as'
