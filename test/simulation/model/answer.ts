/** A request as it arrives: the path without host and query, header names in lower case. */
export interface ModelRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface ModelAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Partner Center's classic error shape. */
export function refusePc(status: number, code: number, description: string): ModelAnswer {
  return { status, body: { code, description, data: [], source: 'PartnerFD' } }
}

/** Graph's error envelope. */
export function refuseGraph(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): ModelAnswer {
  return { status, body: { error: { code, message, innerError: {} } }, headers }
}

export function badRequest(message: string): ModelAnswer {
  return refuseGraph(400, 'Request_BadRequest', message)
}

export type Members = Readonly<Record<string, unknown>>

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function isoOf(at: number): string {
  return new Date(at).toISOString()
}

/** Partner Center's lists. */
export function collection(items: readonly unknown[]): ModelAnswer {
  return { status: 200, body: { totalCount: items.length, items, attributes: { objectType: 'Collection' } } }
}
