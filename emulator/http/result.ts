import type { AccessRecord } from '../events.ts'
import type { Draw } from '../quotas.ts'
import type { Token } from '../store/tokens.ts'
import type { World } from '../world.ts'
import type { Manner } from './manner.ts'
import type { Answer, Operation, Request } from './operation.ts'

/** Null: the connection is to be closed without an answer. */
export type Outcome = Answer | null

/** A request that is known and signed in, before it is admitted. */
export interface Begun {
  readonly world: World
  readonly manner: Manner
  readonly operation: Operation
  readonly request: Request
  readonly seq: number
  readonly now: number
  readonly token: Token | undefined
  readonly customerId: string | null
  readonly draws: readonly Draw[]
}

export interface Result {
  readonly outcome: Outcome
  readonly applied: boolean
  readonly throttle: AccessRecord['throttle']
  readonly items: readonly AccessRecord[]
}

/** A result that is the answer and nothing more. */
export function plain(answer: Answer): Result {
  return { outcome: answer, applied: answer.applied ?? false, throttle: null, items: answer.items ?? [] }
}
