import { sayingOf, type AnswerKind, type AskedRow, type Reply } from '../asked-row.ts'

/** The customer's users may lose their voice services. */
export const acceptVoiceLoss: AnswerKind = acceptance((row) => ({ sayings: [sayingOf(row, 'voiceLoss', 'accept')] }))

/** The customer's users may lose Teams. */
export const acceptTeamsLoss: AnswerKind = acceptance((row) => ({ sayings: [sayingOf(row, 'teamsLoss', 'accept')] }))

/** Entries of the catalog that nobody has reviewed are planned with; of the whole plan. */
export const acceptUnreviewed: AnswerKind = acceptance(() => ({ sayings: [], planWide: { allowUnreviewed: true } }))

export function isAcceptance({ answer }: Pick<AskedRow, 'answer'>): boolean {
  return answer.toLowerCase() === 'accept'
}

function acceptance(reply: (row: AskedRow) => Reply): AnswerKind {
  return { expected: () => 'accept', read: (row) => (isAcceptance(row) ? reply(row) : undefined) }
}
