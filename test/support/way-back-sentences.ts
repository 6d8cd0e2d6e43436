import { z } from 'zod'
import type { Sentence } from '../../portal/src/parts/say-reason.ts'
import { NOT_MOVED_CODES } from '../../src/planning/describe-not-moved.ts'
import { OBSTACLE_CODES } from '../../src/planning/undo/obstacles.ts'
import { REAPPLY_CODES } from '../../src/workflow/reapply-outcomes.ts'

/** Where the sentences of each code stand. */
const PAGE_OF: ReadonlyMap<string, string> = new Map([
  ...OBSTACLE_CODES.map((code) => [code, 'wayBack.because'] as const),
  ...REAPPLY_CODES.map((code) => [code, 'reapplied'] as const),
  ...NOT_MOVED_CODES.map((code) => [code, 'notMoved'] as const),
])

/** The sentences of what is in the way of a way back or keeps a user where they are, of a license given again, and of a step back. */
export function listWayBackSentences(answer: object): readonly (readonly [keys: readonly string[], sentence: Sentence])[] {
  const coded = Coded.safeParse(answer).data
  const page = PAGE_OF.get(coded?.code ?? '')
  if (coded !== undefined && page !== undefined) return [[[`${page}.${coded.code}`], coded]]
  const step = Step.safeParse(answer).data
  if (step === undefined) return []
  const { note, cost, facts } = step
  return [[['wayBack.note'], { text: note, facts }], ...(cost === null ? [] : [[['wayBack.cost'], { text: cost, facts }] as const])]
}

const Facts = z.record(z.string(), z.unknown())
const Coded = z.object({ code: z.string(), text: z.string(), facts: Facts })
const Step = z.object({ isPossible: z.boolean(), note: z.string(), cost: z.string().nullable(), facts: Facts })
