type Facts = Readonly<Record<string, unknown>>

/** A field that is wrong, as the API says it; what is no sentence of its own has no code. */
export interface WrongField {
  readonly path: string
  readonly message: string
  readonly code?: string
  readonly facts?: Facts
}

/** A problem document, as far as it is there. */
interface ProblemSaid {
  readonly type?: string
  readonly title?: string
  readonly detail?: string
  /** Which sentence it is, and the names and figures in it. */
  readonly code?: string
  readonly facts?: Facts
  readonly errors?: readonly WrongField[]
}

/** What went wrong, as the API says it (RFC 9457), or that it could not be asked. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly type: string
  readonly code: string | undefined
  readonly facts: Facts
  readonly errors: readonly WrongField[]

  constructor(status: number, { type = 'about:blank', title = '', detail = '', code, facts = {}, errors = [] }: ProblemSaid) {
    super(detail)
    this.status = status
    this.type = type
    this.title = title
    this.code = code
    this.facts = facts
    this.errors = errors
  }
}

export function asProblem({ status, statusText }: Response, body: string): Problem {
  return new Problem(status, { title: statusText, ...readBody(body) })
}

/** Nobody has signed in, or the session has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401
}

function readBody(text: string): ProblemSaid | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null) return undefined
    // What stands before us, a proxy, may answer in a shape of its own.
    return { ...body, errors: 'errors' in body && Array.isArray(body.errors) ? body.errors : [] }
  } catch {
    return undefined
  }
}
