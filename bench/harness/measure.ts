import type { Figure } from './figure.ts'

/** Says how far it is; the same text twice is said once. */
export type Say = (text: string) => void

export type Size = 'full' | 'quick'

/** One measure: brings up what it needs, measures, takes it down. */
export interface Measure {
  readonly name: string
  readonly title: string
  run(size: Size, say: Say): Promise<readonly Figure[]>
}
