import { NOT_PRODUCED } from '../../emulator/faults/status-codes.ts'
import type { CodeRow } from '../../src/provider/explain/explanation.ts'

/** Ways other than a fault of kind `error`, and reasons for none. */
const OTHER_WAYS: Readonly<Record<string, string>> = {
  'graph serviceNotAvailable': '{"kind":"503","operation":"listSubscribedSkus"}',
  'graph UnknownError': '{"kind":"504","operation":"listSubscribedSkus"}',
  'graph BadGateway': '{"kind":"502","operation":"listSubscribedSkus"}',
  'graph failedDependency': '{"kind":"424","operation":"assignLicense"}',
  'sign-in unauthorized_client': 'not made: the emulator answers with the numbers of AADSTS that stand for it',
  'sign-in consent_required': 'not made: the emulator answers invalid_grant with AADSTS65001, as Microsoft does for a refresh token',
}

/** How a code is met that no fault of kind `error` makes, or why it is not; undefined: nobody has said. */
export function whyNotMade({ api, code }: CodeRow): string | undefined {
  const emulated = api === 'sign-in' ? 'login' : api
  const named = NOT_PRODUCED.find((one) => one.api === emulated && one.codes.some((known) => known.toLowerCase() === code.toLowerCase()))
  return OTHER_WAYS[`${api} ${code}`] ?? (named && `not made: ${named.why}`)
}
