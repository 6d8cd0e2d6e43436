import type { Reason } from '../../domain/run.ts'
import { recognizeRefusal } from '../../provider/explain/recognize-refusal.ts'
import { unreadReason } from '../unread-reason.ts'

/** Why a figure is not there although nobody refused it. */
export const NOT_READ = {
  'not-listed': 'the directory does not list this SKU',
  'of-company': 'it belongs to the company as a whole, and is assigned to nobody',
  'not-asked-after-step': 'not asked after a step of a run: crossgrade reconciliation take',
  'not-asked': 'not asked: nothing differs',
} as const

/** Why a figure was not read, from the sentence that was kept of it. */
export function notReadReason(text: string): Reason {
  const own = Object.entries(NOT_READ).find(([, sentence]) => sentence === text)
  if (own) return { code: own[0], text, facts: {} }
  for (const [code, begins] of REFUSED)
    if (text.startsWith(begins)) return { code, text, facts: { why: { ...refusal(text.slice(begins.length)) } } }
  return refusal(text)
}

/** As `explainRefusal` words what has no explanation of its own. */
const REFUSED = [
  ['not-told', 'it could not be told: '],
  ['refused', 'Microsoft refused it: '],
] as const

function refusal(text: string): Reason {
  const known = recognizeRefusal(text)
  return { code: known?.code ?? 'other', text, facts: known ? { ...known } : {} }
}

const NEITHER = 'neither Partner Center nor the directory could be read: '

/** The message of what is thrown where both sides fail. */
export function neitherRead(subscriptions: string, units: string): string {
  return `${NEITHER}${subscriptions}; ${units}`
}

/** Why nothing was read of a customer, from the message that was kept of it. */
export function readingReason(message: string): Reason {
  if (!message.startsWith(NEITHER)) return unreadReason(message)
  const [subscriptions, units] = halvesOf(message.slice(NEITHER.length)).map((half) => ({ ...notReadReason(half) }))
  return { code: 'neither-read', text: message, facts: { ...(subscriptions && { subscriptions }), ...(units && { units }) } }
}

/** Where both are sentences of ours; Microsoft's words may have a semicolon too. */
function halvesOf(text: string): readonly string[] {
  const pieces = text.split('; ')
  const splits = pieces.slice(1).map((_piece, at) => [pieces.slice(0, at + 1).join('; '), pieces.slice(at + 1).join('; ')])
  return splits.find((halves) => halves.every((half) => notReadReason(half).code !== 'other')) ?? splits[0] ?? [text]
}
