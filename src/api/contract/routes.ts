import { accessRoutes } from './access.ts'
import { bookRoutes } from './book.ts'
import { checkRoutes } from './checks.ts'
import { choicesRoutes } from './choices.ts'
import { logRoutes } from './log.ts'
import { customerUserRoutes } from './customer-users.ts'
import { customerRoutes } from './customers.ts'
import { deadlineRoutes } from './deadlines.ts'
import { outlookRoutes } from './outlook.ts'
import { overviewRoutes } from './overview.ts'
import { planReviewRoutes } from './plan-review.ts'
import { planUserRoutes } from './plan-users.ts'
import { planRoutes } from './plans.ts'
import { quotaRoutes } from './quotas.ts'
import { reconciliationRoutes } from './reconciliations.ts'
import { retirementRoutes } from './retirements.ts'
import { runDetailRoutes } from './run-details.ts'
import { runPageRoutes } from './run-page.ts'
import { runReportRoutes } from './run-report.ts'
import { runRoutes } from './runs.ts'
import { sessionRoutes } from './session.ts'
import { snapshotRoutes } from './snapshots.ts'
import { statusRoutes } from './status.ts'
import { tokenRoutes } from './tokens.ts'
import { undoRoutes } from './undo.ts'
import { viewRoutes } from './views.ts'
import { worklistRoutes } from './worklist.ts'

/** Every operation of the API. Server, CLI and the API's own description are made from this. */
export const routes = {
  ...statusRoutes,
  ...retirementRoutes,
  ...snapshotRoutes,
  ...bookRoutes,
  ...customerRoutes,
  ...customerUserRoutes,
  ...planRoutes,
  ...planReviewRoutes,
  ...planUserRoutes,
  ...choicesRoutes,
  ...checkRoutes,
  ...accessRoutes,
  ...reconciliationRoutes,
  ...runRoutes,
  ...runDetailRoutes,
  ...runPageRoutes,
  ...runReportRoutes,
  ...outlookRoutes,
  ...undoRoutes,
  ...sessionRoutes,
  ...tokenRoutes,
  ...worklistRoutes,
  ...overviewRoutes,
  ...logRoutes,
  ...viewRoutes,
  ...deadlineRoutes,
  ...quotaRoutes,
} as const

/** The header that shows that a change comes from a page of ours, beside the session's cookie. */
export const CSRF_HEADER = 'crossgrade-csrf'

/** The header that names the person who acts. */
export const ACTOR_HEADER = 'crossgrade-as'
