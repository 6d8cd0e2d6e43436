export type Api = 'partner-center' | 'graph' | 'login'

/** A request as it came in, or one item of a `$batch`. Header names are lower case. */
export interface Request {
  readonly method: string
  /** Below the API's root, without the query: `/customers/…/carts`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Undefined when there was none. */
  readonly bodyText: string | undefined
  readonly receivedRealMs: number
  /** The emulator's own address, for links. */
  readonly baseUrl: string
}
