import { sayField, sayProblem, type ProblemWording, type Refused } from '../../portal/src/parts/say-problem.ts'
import type { CliProblem } from '../../src/cli/cli-problem.ts'
import { OTHERS as REASONS, readTexts } from './wording.ts'

const OTHERS: readonly ProblemWording[] = REASONS.map(({ language, ...reasons }) => ({
  language,
  reasons: { language, ...reasons },
  problems: readTexts(language, 'problems'),
  parts: readTexts(language, 'problem-parts'),
}))

/** A problem in each of the portal's other languages; undefined where it would show the English. */
export function sayProblemInOthers(refused: Refused): readonly ReturnType<typeof sayProblem>[] {
  return OTHERS.map((wording) => sayProblem(refused, wording))
}

/** What is wrong with a field, likewise. */
export function sayFieldInOthers(refused: Refused): readonly (string | undefined)[] {
  return OTHERS.map((wording) => sayField(refused, wording))
}

/** What a problem document says that the portal could show in English alone; what the schema of a request says has no code. */
export function listUnsaidProblem({ code, facts, title, detail, errors = [] }: CliProblem['problem']): readonly string[] {
  const fields = errors.filter((each) => each.code !== undefined && sayFieldInOthers(each).includes(undefined))
  const whole = sayProblemInOthers({ code, facts }).includes(undefined)
    ? [`${String(code)}: ${title}. ${detail} ${JSON.stringify(facts)}`]
    : []
  return [...whole, ...fields.map((each) => `${String(each.code)}: ${each.message} ${JSON.stringify(each.facts)}`)]
}
