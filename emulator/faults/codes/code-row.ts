import type { Api } from '../../http/request.ts'

/** `classic` and `newer` are Partner Center's two error bodies. */
export type ErrorShape = 'classic' | 'newer' | 'graph' | 'login'

/** One documented error: what is answered, and where it can come from. */
export interface StatusCode {
  readonly api: Api
  /** The name by which a fault asks for it: Partner Center's number, an AADSTS number, or a name of ours where Graph has one code for many. */
  readonly code: string
  readonly status: number
  /** Documented beside `status`; a fault may ask for one of them. */
  readonly otherStatuses: readonly number[]
  /** What the body says: equal to `code` but for Graph. */
  readonly wireCode: string
  /** `{user}`, `{sku}` and `{customer}` stand for what the request is about. */
  readonly text: string
  readonly shape: ErrorShape
  /** Only in newer bodies. */
  readonly errorName: string | null
  /** Names of operations; `*`: every one of this API. */
  readonly operations: readonly string[]
  /** Only pages after the first can answer it. */
  readonly laterPagesOnly: boolean
}

export type Extras = Partial<Pick<StatusCode, 'otherStatuses' | 'wireCode' | 'shape' | 'errorName' | 'laterPagesOnly'>>

/** A row for Partner Center, whose body is the classic one unless told. */
export function partnerCenterCode(
  status: number,
  code: number,
  text: string,
  operations: readonly string[],
  extras: Extras = {},
): StatusCode {
  return {
    ...PLAIN,
    api: 'partner-center',
    shape: 'classic',
    code: String(code),
    wireCode: String(code),
    status,
    text,
    operations,
    ...extras,
  }
}

/** A row for Graph, whose code is `Request_BadRequest` unless told. */
export function graphCode(status: number, code: string, text: string, operations: readonly string[], extras: Extras = {}): StatusCode {
  return { ...PLAIN, api: 'graph', shape: 'graph', code, wireCode: 'Request_BadRequest', status, text, operations, ...extras }
}

/** A row for sign-in: `AADSTS` and a number; `wireCode` is the OAuth error. */
export function signInCode(status: number, code: number, wireCode: string, text: string, operations: readonly string[]): StatusCode {
  return { ...PLAIN, api: 'login', shape: 'login', code: String(code), wireCode, status, text, operations }
}

const PLAIN = { otherStatuses: [], errorName: null, laterPagesOnly: false } as const
