/** Why an assignment was refused. The first six are Graph's own words in `licenseAssignmentStates.error`. */
export type LicenseRefusal =
  | 'CountViolation'
  | 'MutuallyExclusiveViolation'
  | 'DependencyViolation'
  | 'ProhibitedInUsageLocationViolation'
  | 'UniquenessViolation'
  | 'Other'
  | 'Inherited' // held through a group: change the group
  | 'NotAssigned' // to be removed, but not held
  | 'InvalidSku' // not owned, suspended or deleted
  | 'InvalidServicePlan' // a switched-off service plan is not part of the SKU
  | 'UserNotFound'
  | 'Forbidden'
  | 'Concurrency' // somebody else wrote to this user: nothing was applied, try again

// Graph's words, matched without regard to case: the code is Request_BadRequest for nearly all of them
// (Microsoft Graph v1.0, user: assignLicense).
const REASON_OF_WORDS: readonly (readonly [words: string, reason: LicenseRefusal])[] = [
  ['does not have any available licenses', 'CountViolation'],
  ['are mutually exclusive', 'MutuallyExclusiveViolation'],
  ['depends on the service plan', 'DependencyViolation'],
  ['invalid usage location', 'ProhibitedInUsageLocationViolation'],
  ['same value for property proxyaddresses already exists', 'UniquenessViolation'],
  ['inherited from a group membership', 'Inherited'],
  ['does not have a corresponding license', 'NotAssigned'],
  ['does not correspond to a valid company license', 'InvalidSku'],
  ['licenseassignmentattributeconcurrencyexception', 'Concurrency'],
]

/** Which refusal an answer is; `Other` where its words are new to us. */
export function refusalOf(status: number, code: string, text: string): LicenseRefusal {
  const words = `${code} ${text}`.toLowerCase()
  const known = REASON_OF_WORDS.find(([part]) => words.includes(part))
  if (known) return known[1]
  if (status === 401 || status === 403) return 'Forbidden'
  if (status === 404) return 'UserNotFound'
  if (status === 409 || status === 412) return 'Concurrency'
  return /service ?plan|disabledplans/.test(words) ? 'InvalidServicePlan' : 'Other'
}
