import type { HeldProduct } from '../../api/contract/snapshots.ts'
import { DRAFT_QUESTIONS, type DraftAnswers, type DraftKey, type DraftQuestion } from './draft-questions.ts'

type Ask = (question: string) => Promise<string>

/** Asks for everything that is still open. An empty answer takes what is proposed, or leaves open what may be open. */
export async function askDraft(
  answers: DraftAnswers,
  defaults: DraftAnswers,
  held: readonly HeldProduct[],
  ask: Ask,
): Promise<DraftAnswers> {
  let all = answers
  for (const question of DRAFT_QUESTIONS) {
    if (all[question.key] !== undefined) continue
    const proposed = question.key === 'offer' ? held.map((_each, at) => `${at + 1}`) : (defaults[question.key] ?? [])
    const answered = question.isMany ? await askMany(question, ask) : await askOne(question, proposed, ask)
    all = { ...all, [question.key]: question.key === 'offer' ? answered.map((each) => offerOf(each, held)) : answered }
  }
  return all
}

/** What nobody has answered and nothing is proposed for. */
export function openQuestions(answers: DraftAnswers, defaults: DraftAnswers): readonly DraftQuestion[] {
  return DRAFT_QUESTIONS.filter(({ key, isRequired }) => isRequired && answers[key] === undefined && defaults[key] === undefined)
}

/** Without the answers that turned out wrong, so that they are asked for again. */
export function withoutAnswers(answers: DraftAnswers, keys: ReadonlySet<DraftKey>): DraftAnswers {
  return Object.fromEntries(DRAFT_QUESTIONS.flatMap(({ key }) => (answers[key] && !keys.has(key) ? [[key, answers[key]] as const] : [])))
}

async function askOne(question: DraftQuestion, proposed: readonly string[], ask: Ask): Promise<readonly string[]> {
  const hint = proposed.length > 0 ? ` [${proposed.join(',')}]` : question.isRequired ? '' : ' [leave open]'
  for (;;) {
    const text = (await ask(`${question.text}${hint}: `)).trim()
    if (text !== '') return question.key === 'offer' ? text.split(',').map((each) => each.trim()) : [text]
    if (proposed.length > 0 || !question.isRequired) return proposed
  }
}

async function askMany(question: DraftQuestion, ask: Ask): Promise<readonly string[]> {
  const given: string[] = []
  for (;;) {
    const text = (await ask(`${given.length === 0 ? question.text : 'Another one [no more]'}: `)).trim()
    if (text === '' && given.length > 0) return given
    if (text !== '') given.push(text)
  }
}

/** By its number in the list, or as it was typed. */
function offerOf(typed: string, held: readonly HeldProduct[]): string {
  return held[Number(typed) - 1]?.offerId ?? typed
}
