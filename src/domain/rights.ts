/**
 *   view      see everything, one user as Microsoft has them now among it
 *   plan      scan, check, reconcile, plan, draft retirements
 *   approve   say yes to a plan
 *   run       carry out what was approved: start, pause, resume, stop, retry, go on
 *   undo      take back
 *   connect   how far a connection is trusted, and that writes may be sent again
 */
export const RIGHTS = ['view', 'plan', 'approve', 'run', 'undo', 'connect'] as const
export type Right = (typeof RIGHTS)[number]

export type Rights = ReadonlySet<Right>

/**
 * What each role may do. First the partner's own roles as Partner Center names them (partner roles, 2023-10): an agent who sells decides and
 * does not carry out, one who administers users carries out what others approved. Then app roles of a directory, one for each right.
 */
const RIGHTS_OF: Readonly<Record<string, readonly Right[]>> = {
  globalAdmin: RIGHTS,
  adminAgent: RIGHTS,
  salesAgent: ['view', 'plan', 'approve'],
  userAdmin: ['view', 'plan', 'run', 'undo'],
  helpdeskAgent: ['view'],
  'Crossgrade.View': ['view'],
  'Crossgrade.Plan': ['view', 'plan'],
  'Crossgrade.Approve': ['view', 'approve'],
  'Crossgrade.Run': ['view', 'run'],
  'Crossgrade.Undo': ['view', 'undo'],
  'Crossgrade.Connect': ['view', 'connect'],
}

/** Of somebody with these roles: all that any of them gives. A role that is not known gives nothing. */
export function rightsOf(roles: readonly string[]): Rights {
  return new Set(roles.flatMap((role) => (Object.hasOwn(RIGHTS_OF, role) ? (RIGHTS_OF[role] ?? []) : [])))
}
