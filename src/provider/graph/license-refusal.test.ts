import { describe, expect, test } from 'vitest'
import { refusalOf } from './license-refusal.ts'

describe('a refused assignment', () => {
  test.each([
    ['Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 Does Not Have Any Available Licenses.', 'CountViolation'],
    ['License assignment failed because service plans A, B are mutually exclusive.', 'MutuallyExclusiveViolation'],
    ['License assignment failed because service plan X depends on the service plan(s) Y.', 'DependencyViolation'],
    ['License assignment cannot be done for user with invalid usage location.', 'ProhibitedInUsageLocationViolation'],
    ['Another object with the same value for property proxyAddresses already exists.', 'UniquenessViolation'],
    ['User license is inherited from a group membership and it cannot be removed directly.', 'Inherited'],
    ['User does not have a corresponding license.', 'NotAssigned'],
    ['License 1392051d does not correspond to a valid company License.', 'InvalidSku'],
    ['Something never met before.', 'Other'],
  ])('saying %j is %s', (text, reason) => {
    expect(refusalOf(400, 'Request_BadRequest', text)).toBe(reason)
  })

  test.each([
    [404, 'Request_ResourceNotFound', 'UserNotFound'],
    [403, 'Authorization_RequestDenied', 'Forbidden'],
    [409, 'Conflict', 'Concurrency'],
  ])('with status %i is told by the status where the words say nothing', (status, code, reason) => {
    expect(refusalOf(status, code, '')).toBe(reason)
  })
})
