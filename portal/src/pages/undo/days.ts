import type { Answer } from '../../api/answer.ts'

export type Undoable = Answer<'/api/runs/{id}/undoable', 'get'>['items'][number]

/** The first of these days of what can still be taken back. */
export function earliest(items: readonly Undoable[], of: 'lastSafeUndo' | 'lastFreeDay'): string | undefined {
  return items
    .flatMap((each) => (each.because === null ? (each[of] ?? []) : []))
    .sort()
    .at(0)
}

/** Customers of whom something can be taken back as a whole. */
export function countPossible(items: readonly Undoable[]): number {
  return new Set(items.flatMap(({ because, customer }) => (because === null ? [customer.id] : []))).size
}
