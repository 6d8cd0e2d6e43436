import { z } from 'zod'

const Facts = z.record(z.string(), z.unknown())

/** A field that is wrong. What the schema of a request, or a file's own rules say of it has no code. */
const FieldError = z.object({
  path: z.string(),
  message: z.string(),
  code: z.string().optional().describe('What is wrong, as a word that stays the same; `message` says it in English'),
  facts: Facts.optional().describe('What `message` is made of: names, figures, and sentences with a `code` of their own'),
})

/**
 * Problem details, RFC 9457. `type` is stable; `errors` names each field that is wrong. By `code` and `facts` a client says it in the
 * language of its reader: extension members (section 3.2).
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string().describe('Which sentence it is, finer than `type`: title and detail are the English of it'),
  facts: Facts.describe('What title and detail are made of: names, figures, and sentences with a `code` of their own'),
  errors: z.array(FieldError).optional(),
})
export type Problem = z.infer<typeof Problem>
