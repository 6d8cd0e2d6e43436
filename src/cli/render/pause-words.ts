import type { Run } from '../../api/contract/runs.ts'
import { withMinutes } from './text.ts'

/** Why a run is held and how it goes on; undefined while it does. */
export function pauseWords({ id, state, pauseReason }: Pick<Run, 'id' | 'state' | 'pauseReason'>): string | undefined {
  if (state === 'stopping') return 'being stopped for good: nothing new is sent, and what is under way is read back'
  if (state !== 'paused') return undefined
  const goOn = `To go on: crossgrade run resume ${id}`
  if (pauseReason === null) return `paused. ${goOn}`
  const why = withMinutes(pauseReason.text)
  return isPausedByItself({ state, pauseReason }) ? `paused by itself: ${why}. ${goOn}` : `${why}. ${goOn}`
}

/** Then somebody has to look before it goes on. */
export function isPausedByItself({ state, pauseReason }: Pick<Run, 'state' | 'pauseReason'>): boolean {
  return state === 'paused' && pauseReason !== null && pauseReason.code !== 'by-person'
}

/** `pauses by itself when more than 20 % fail`. */
export function pauseAboveWords({ pauseAbove }: Pick<Run, 'pauseAbove'>): string {
  if (pauseAbove === null) return 'does not pause by itself for failures'
  return `pauses by itself when more than ${Math.round(pauseAbove * 1000) / 10} % fail`
}
