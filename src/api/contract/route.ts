import type { z } from 'zod'

/** One operation of the API, as server, CLI and portal share it. Path parameters are written `:name`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: `/api/${string}`
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly status: 200 | 201 | 202
  readonly response: z.ZodType
}

export type ParamsOf<R extends Route> = R['params'] extends z.ZodType ? z.output<R['params']> : undefined
export type QueryOf<R extends Route> = R['query'] extends z.ZodType ? z.output<R['query']> : undefined
export type BodyOf<R extends Route> = R['body'] extends z.ZodType ? z.output<R['body']> : undefined
export type ResponseOf<R extends Route> = z.output<R['response']>
/** What a caller sends: defaults may be left out. */
export type QueryInput<R extends Route> = R['query'] extends z.ZodType ? z.input<R['query']> : undefined
export type BodyInput<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined
