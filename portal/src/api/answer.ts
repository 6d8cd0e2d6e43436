import type { paths } from './schema.ts'

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never

/** What an operation answers with when all is well: `Answer<'/api/plans/{id}', 'get'>`. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: infer Responses
}
  ? Json<Responses[Extract<keyof Responses, 200 | 201 | 202>]>
  : never
