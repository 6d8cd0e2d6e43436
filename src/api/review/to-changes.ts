import type { Reason } from '../../domain/run.ts'

/** Differences as sentences, and with what each is made of. */
export function toChanges(found: readonly Reason[]): { differences: string[]; changes: Reason[] } {
  return { differences: found.map(({ text }) => text), changes: [...found] }
}
