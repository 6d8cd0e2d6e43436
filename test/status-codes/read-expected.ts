import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const Expected = z.strictObject({
  api: z.enum(['partner-center', 'graph', 'sign-in']),
  /** The kind of the emulator's fault. */
  fault: z.enum(['error', 'lineError', 'orderError', 'groupError', '502', '503', '504', '424']),
  /** The operation that is called. */
  on: z.string(),
  /** The emulator's name of the code; absent for a fault that needs none. */
  code: z.string().optional(),
  /**
   * The kind of ProviderError; `refused` and `unknown` of one user in a batch, `line` of one line in a cart,
   * `order` of one group of an order, `license` of a license that a user has through a group.
   */
  comes: z.string(),
  /** The provider's own code, as it is handed on; null: none. */
  as: z.string().nullable(),
  /** What a person reads. */
  says: z.string(),
})
export type Expected = z.infer<typeof Expected>

/** What somebody has judged every code to come to, one by one. @throws ZodError where the file has another form */
export function readExpected(): readonly Expected[] {
  return z.array(Expected).parse(parse(readFileSync(join(import.meta.dirname, 'expected.yaml'), 'utf8')))
}
