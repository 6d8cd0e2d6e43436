import type { z } from 'zod'
import type { Answer, Call } from './call.ts'
import { unreadable } from './judge.ts'

/** Reads an answer's body with a schema. @throws ProviderError saying which member was not as expected. */
export function readAs<Schema extends z.ZodType>(schema: Schema, call: Call, answer: Answer): z.output<Schema> {
  const read = schema.safeParse(answer.body)
  if (read.success) return read.data
  const [first] = read.error.issues
  throw unreadable(call, answer, first ? `${first.path.join('.') || 'the body'}: ${first.message}` : 'unknown shape')
}
