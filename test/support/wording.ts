import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { REASON_CODES } from '../../src/domain/reason-codes.ts'
import { sayReason, type Facts, type Sentence } from '../../portal/src/parts/say-reason.ts'
import type { Texts } from '../../portal/src/parts/texts-of.ts'
import { listWayBackSentences } from './way-back-sentences.ts'

const strings = join(import.meta.dirname, '..', '..', 'portal', 'src', 'strings')

/** What the portal has words for, in one of its languages. */
export function readTexts(language: 'en' | 'it' | 'sv', page: string): Texts {
  return JSON.parse(readFileSync(join(strings, language, `${page}.json`), 'utf8')) as Texts
}

function textsOf(language: 'en' | 'it' | 'sv'): Texts {
  return { ...readTexts(language, 'reasons'), refusal: readTexts(language, 'refusals') }
}

const english = textsOf('en')
/** The portal's other languages, each with the English that it is recognized by. */
export const OTHERS = (['it', 'sv'] as const).map((language) => ({ language, english, own: textsOf(language) }))

/** A sentence of the API in each of the portal's other languages; undefined where it would show the English. */
export function sayInOthers(key: string, sentence: Sentence): readonly (string | undefined)[] {
  return OTHERS.map((wording) => sayReason(key, sentence, wording))
}

const codesOf = (page: string): ReadonlySet<string> => new Set(Object.keys(english[page] as Texts))
const PAGES: readonly (readonly [page: string, codes: ReadonlySet<string>])[] = [
  ['because', new Set(REASON_CODES)],
  ...['change', 'outlook', 'clause'].map((page) => [page, codesOf(page)] as const),
]
const CAUSES = codesOf('reconciliation')

/** English sentences of a page, by where they stand, that none of these texts is. */
export function listNeverSaid(page: string, texts: readonly string[]): readonly string[] {
  return flatten(page, english[page] as Texts)
    .filter(([, template]) => !texts.some((text) => patternOf(template).test(text)))
    .map(([path]) => path)
}

function flatten(path: string, texts: Texts): readonly (readonly [path: string, template: string])[] {
  return Object.entries(texts).flatMap(([name, each]) => {
    const at = `${path}.${name}`
    return typeof each === 'string' ? [[at, each] as const] : flatten(at, each)
  })
}

function patternOf(template: string): RegExp {
  const pieces = template.split(/\{\{\w+\}\}/).map((piece) => piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  return new RegExp(`^${pieces.join('[^]+')}$`)
}

/** Every sentence in an answer of the API that the portal could show in English alone. */
export function listUnsaid(answer: unknown): readonly string[] {
  if (Array.isArray(answer)) return answer.flatMap(listUnsaid)
  if (typeof answer !== 'object' || answer === null) return []
  const all = [...sentencesOf(answer), ...listWayBackSentences(answer)]
  const own = all.filter(([keys, sentence]) => !keys.some((key) => !sayInOthers(key, sentence).includes(undefined)))
  const unsaid = own.map(([keys, { text, facts }]) => `${keys.join(', ')}: ${text} ${JSON.stringify(facts)}`)
  return unsaid.length > 0 ? unsaid : Object.values(answer).flatMap(listUnsaid)
}

type Named = readonly [keys: readonly string[], sentence: Sentence]

const WARNINGS = codesOf('warning')
const BLOCKERS = codesOf('blocker')

/** The sentences of a reason, a warning, a blocker or a finding. */
function sentencesOf(answer: object): readonly Named[] {
  const read = Answered.safeParse(answer).data
  if (read === undefined) return []
  const { code, check, right, group, result, text, what, fix, kind, note, facts } = read
  if (kind !== undefined && note !== undefined)
    return [[[`deadline.${kind.replace(/^deletion-\d+-days$/, 'deletion')}`], { text: note, facts }]]
  if (text !== undefined && WARNINGS.has(code ?? '')) return [[[`warning.${code ?? ''}`], { text, facts }]]
  if (text !== undefined) return worded(code ?? '', { text, facts })
  if (what === undefined || fix === undefined) return []
  // What our rights are, with the code of Microsoft’s where they refuse: in a pre-flight, or by themselves.
  if (right !== undefined || group === 'access' || group === 'agreement')
    return rightSaid(right ?? check ?? '', what, fix, { ...facts, code })
  if (CAUSES.has(code ?? '') && check === undefined) return said(`reconciliation.${code ?? ''}`, what, fix, facts)
  if (check === undefined) return BLOCKERS.has(code ?? '') ? said(`blocker.${code ?? ''}`, what, fix, facts) : []
  // What Microsoft refused may be said in Microsoft’s words.
  const isOurs = code === null && result !== 'passed'
  return isOurs ? said(check, what, fix, facts) : []
}

/** What has a code of ours is said under one of the names that it may have. */
function worded(code: string, sentence: Sentence): readonly Named[] {
  const keys = PAGES.flatMap(([page, codes]) => (codes.has(code) ? [`${page}.${code}`] : []))
  const all = BLOCKERS.has(code) ? [...keys, `blocker.${code}.what`] : keys
  return all.length === 0 ? [] : [[all, sentence]]
}

function said(of: string, what: string, fix: string, facts: Facts): readonly Named[] {
  const live = of.startsWith('plan-') ? 'finding.plan' : `finding.${of}`
  const whole: Named = [[`${of}.what`, `blocker.${of}.what`, `warning.${of}`, live], { text: what, facts }]
  return fix === '' ? [whole] : [whole, [[`${of}.fix`, `blocker.${of}.fix`, 'finding.fix'], { text: fix, facts }]]
}

/** What a command of ours puts right stands as it is typed. */
function rightSaid(right: string, what: string, fix: string, facts: Facts): readonly Named[] {
  const whole: Named = [['finding.right', `finding.${right}`], { text: what, facts }]
  return fix === '' || fix.startsWith('crossgrade ') ? [whole] : [whole, [['finding.fix'], { text: fix, facts }]]
}

const Answered = z.object({
  right: z.string().optional(),
  facts: z.record(z.string(), z.unknown()),
  code: z.string().nullish(),
  check: z.string().optional(),
  group: z.string().optional(),
  result: z.string().optional(),
  text: z.string().optional(),
  what: z.string().optional(),
  fix: z.string().optional(),
  kind: z.string().optional(),
  note: z.string().optional(),
})
