import type { Answer } from '../../http/operation.ts'

/** The classic error shape; `code` is a number in every real body. */
export function refuse(status: number, code: number, description: string, data: readonly string[] = []): Answer {
  return { status, body: { code, description, data, source: 'PartnerFD' }, errorCode: String(code) }
}

/** The shape of the newer services, such as agreements (Partner Center REST, error codes, 2023-10). */
export function refuseNewer(status: number, code: number, errorName: string, message: string): Answer {
  const body = { code, message, description: message, errorName, isRetryable: false, parameters: {}, errorMessageExtended: '' }
  return { status, body, errorCode: String(code) }
}
