/** What `licenseAssignmentStates.error` says of a license that comes through a group (Microsoft Graph v1.0, licenseAssignmentState). */
export const GROUP_ERRORS = [
  'CountViolation',
  'MutuallyExclusiveViolation',
  'DependencyViolation',
  'ProhibitedInUsageLocationViolation',
  'UniquenessViolation',
  'Other',
] as const
