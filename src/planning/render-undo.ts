import type { Replacement } from '../domain/plan.ts'
import type { StepBack, Undoing } from '../domain/undoing.ts'

/** A part that takes back, as an operator reads it: each step with whether, until when, and at what cost. */
export function renderUndo({ retirement }: Replacement, { run, isWhole, steps }: Undoing): string {
  const what = isWhole ? `take back what ${run} did` : `take back what ${run} did for some users`
  return [`    ${retirement.id}: ${what}`, ...steps.flatMap(renderStep)].join('\n')
}

const WORDS: { readonly [what in StepBack['what']]: string } = {
  reactivate: 'active again',
  'put-back': 'put back',
  cancel: 'cancel',
  'end-at-term': 'end at term',
  suspend: 'suspend',
  'give-back': 'take off',
  renewal: 'renewal',
  stays: 'stays',
}

function renderStep({ what, subject, isPossible, until, cost, note }: StepBack): readonly string[] {
  const when = until === null ? '' : `, until ${until.slice(0, 16).replace('T', ' ')}Z`
  return [
    `      ${WORDS[what].padEnd(13)}${subject}: ${isPossible ? 'possible' : 'not possible'}${when}`,
    `      ${''.padEnd(13)}costs ${cost ?? 'what is not known'}; ${note}`,
  ]
}
