import type { Quota } from '../../domain/budget.ts'
import type { ProviderErrorKind, ProviderFacts } from '../../domain/provider-error.ts'
import type { RequestIds } from './request-ids.ts'

/** One request, before it is known when it may be sent. */
export interface Call {
  /** Names the operation in errors and logs: `getCustomer`. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  /** Whether it can change anything at the provider. A `$batch` of reads is a read, though it is posted. */
  readonly effect: Effect
  /** What it costs. Every quota named here is closed when the answer is a 429. */
  readonly draws: readonly Draw[]
  readonly dialect: Dialect
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: RequestBody
  readonly ids?: RequestIds | undefined
  readonly token?: TokenSource
  /** The statuses that are an answer and not a failure; 200 to 299 where absent. */
  readonly accepts?: (status: number) => boolean
  /** The answer is a file and no JSON: it is in `text`. */
  readonly isText?: boolean
  /** What was read before it would be too old after a wait: a pause that the provider asks for is the caller's to keep. */
  readonly mayNotWait?: boolean
}

export type Effect = 'read' | 'write'

export interface Draw {
  readonly quota: Quota
  readonly cost: number
}

export type RequestBody = { readonly json: unknown } | { readonly form: Readonly<Record<string, string>> }

/** Where a call's access token comes from, and where a refused one is reported. */
export interface TokenSource {
  get(): Promise<string>
  refused(token: string): Promise<void>
}

/** How one API spells ids and errors. */
export interface Dialect {
  idHeaders(ids: RequestIds): Record<string, string>
  readIds(headers: Headers): Partial<RequestIds>
  /** The provider's own code and words; both absent where the body has neither. */
  readError(body: unknown): ErrorWords
  /** What this API's codes mean where the status alone says too little; undefined leaves it to the status. */
  kindOf(status: number, code: string | undefined): ProviderErrorKind | undefined
  /** An error that was answered with a status of success. */
  hiddenError?(body: unknown): ErrorWords | undefined
  /** Which of a throttled call's quotas the answer closes; all of them where absent. */
  closedBy?(headers: Headers, draws: readonly Draw[]): readonly Draw[]
}

export interface ErrorWords {
  readonly code?: string
  readonly text?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed JSON; undefined for an empty body, or one that is no JSON. */
  readonly body: unknown
  /** The body as it came, without a byte order mark. */
  readonly text: string
  readonly facts: ProviderFacts
}
