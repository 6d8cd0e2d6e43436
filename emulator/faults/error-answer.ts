import { refuse as refuseGraph } from '../handlers/graph/graph-error.ts'
import { refuseToken } from '../handlers/login-error.ts'
import { refuse, refuseNewer } from '../handlers/partner-center/partner-center-error.ts'
import type { Answer, Request } from '../http/operation.ts'
import { membersOf, listOf, textOf } from '../http/members.ts'
import { TRANSIENT_CODES } from './codes/graph-codes.ts'
import type { StatusCode } from './status-codes.ts'

/** The answer that is documented for a code, in the shape of its API, with the ids of this request. */
export function errorAnswer(code: StatusCode, status: number, request: Request, customerId: string | null, now: number): Answer {
  const answer = inShape(code, status, filled(code.text, request, customerId), request, now)
  return status === 401 && code.shape !== 'login'
    ? { ...answer, headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' } }
    : answer
}

function inShape(code: StatusCode, status: number, text: string, request: Request, now: number): Answer {
  switch (code.shape) {
    case 'classic':
      return refuse(status, Number(code.wireCode), text)
    case 'newer':
      return refuseNewer(status, Number(code.wireCode), code.errorName ?? '', text)
    case 'graph':
      return refuseGraph(status, code.code === 'TRANSIENT' ? (TRANSIENT_CODES[status] ?? code.wireCode) : code.wireCode, text, request, now)
    case 'login':
      return refuseToken(status, code.wireCode, Number(code.code), text, request)
  }
}

function filled(text: string, request: Request, customerId: string | null): string {
  return text
    .replaceAll('{customer}', customerId ?? '')
    .replaceAll('{user}', /\/users\/([^/]+)/i.exec(request.path)?.[1] ?? '')
    .replaceAll('{sku}', skuOf(request))
}

/** The first SKU that an assignment adds. */
function skuOf({ bodyText }: Request): string {
  try {
    const [first] = listOf(membersOf(JSON.parse(bodyText ?? '{}'))['addLicenses']) ?? []
    return textOf(membersOf(first)['skuId']) ?? ''
  } catch {
    return ''
  }
}
