/** What went wrong, as the API says it (RFC 9457), or that it could not be asked. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly type: string

  constructor(status: number, type: string, title: string, detail: string) {
    super(detail)
    this.status = status
    this.type = type
    this.title = title
  }
}

export function asProblem({ status, statusText }: Response, body: string): Problem {
  const read = readBody(body)
  return new Problem(status, read?.type ?? 'about:blank', read?.title ?? statusText, read?.detail ?? '')
}

/** Nobody has signed in, or the session has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401
}

function readBody(text: string): { readonly type?: string; readonly title?: string; readonly detail?: string } | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? body : undefined
  } catch {
    return undefined
  }
}
