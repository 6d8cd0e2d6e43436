/** How far a connection may go. `rehearsal` and `limited` are words of the product that no connection can be set to yet. */
export const TRUST_LEVELS = ['read-only', 'full'] as const
export type TrustLevel = (typeof TRUST_LEVELS)[number]

export type WriteRefusal = 'read-only' | 'writes-stopped' | 'run-paused' | 'run-stopped' | 'worker-lost'

/** Asked by the provider layer right before every write that is about to be sent. */
export interface WriteGate {
  /** Undefined when the write may be sent, else why not. Answers from state not older than two seconds. */
  refusal(): Promise<WriteRefusal | undefined>
}
