import type { Answer } from '../../http/operation.ts'

/** The classic error shape; `code` is a number in every real body. */
export function refuse(status: number, code: number, description: string, data: readonly string[] = []): Answer {
  return { status, body: { code, description, data, source: 'PartnerFD' }, errorCode: String(code) }
}
