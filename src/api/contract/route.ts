import type { z } from 'zod'
import type { Right } from './rights.ts'

/** One operation of the API, as server, CLI and portal share it. Path parameters are written `:name`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: `/api/${string}`
  /** What somebody has to be allowed. */
  readonly right: Right
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** The body is a file as it is, and has no schema. */
  readonly consumes?: 'application/octet-stream'
  readonly status: 200 | 201 | 202
  readonly response: z.ZodType
}

/** An operation that answers with a file, or with a problem document. */
export interface FileRoute {
  readonly method: 'GET'
  readonly path: `/api/${string}`
  readonly right: Right
  readonly summary: string
  readonly params: z.ZodType
  readonly query: z.ZodType
  /** Media types of the files. */
  readonly types: readonly string[]
}

export type ParamsOf<R extends Pick<Route, 'params'>> = R['params'] extends z.ZodType ? z.output<R['params']> : undefined
export type QueryOf<R extends Pick<Route, 'query'>> = R['query'] extends z.ZodType ? z.output<R['query']> : undefined
export type BodyOf<R extends Route> = R['body'] extends z.ZodType
  ? z.output<R['body']>
  : R['consumes'] extends string
    ? Uint8Array
    : undefined
export type ResponseOf<R extends Route> = z.output<R['response']>
/** What a caller sends: defaults may be left out. */
export type QueryInput<R extends Pick<Route, 'query'>> = R['query'] extends z.ZodType ? z.input<R['query']> : undefined
export type BodyInput<R extends Route> = R['body'] extends z.ZodType
  ? z.input<R['body']>
  : R['consumes'] extends string
    ? Uint8Array
    : undefined
