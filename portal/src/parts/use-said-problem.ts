import { useTranslation } from 'react-i18next'
import type { Problem, WrongField } from '../api/problem.ts'
import { sayField, sayProblem } from './say-problem.ts'
import type { Texts } from './texts-of.ts'
import { useWording, type Said } from './use-said.ts'

export interface SaidProblem {
  readonly title: Said
  readonly detail: Said
  /** What is wrong where, unless the detail says it already. */
  readonly errors: readonly (Said & { readonly path: string })[]
}

/** Says a problem of the API in the reader's language where there are words for it, else as the API says it. */
export function useSaidProblem(): (problem: Problem) => SaidProblem {
  const { i18n } = useTranslation('parts')
  const { language } = i18n
  const textsOf = (page: string): Texts => (i18n.getResourceBundle(language, page) ?? {}) as Texts
  const wording = { problems: textsOf('problems'), parts: textsOf('problem-parts'), reasons: useWording(), language }
  const either = (own: string | undefined, text: string): Said => (own === undefined ? { text, lang: 'en' } : { text: own, lang: language })
  const sayError = (error: WrongField) => ({ path: error.path, ...either(sayField(error, wording), error.message) })
  return (problem) => {
    const own = sayProblem(problem, wording)
    return {
      title: either(own?.title, problem.title),
      detail: either(own?.detail, problem.message),
      errors: problem.errors.filter(({ message }) => !problem.message.includes(message)).map(sayError),
    }
  }
}
