import type { RetirementSummary } from '../../api/contract/retirements.ts'

export const LANGUAGES = ['en', 'it', 'sv'] as const
export type Language = (typeof LANGUAGES)[number]

/** A title in the language asked for, or in English where the catalog has no other. */
export function titleIn(language: Language, title: RetirementSummary['title']): string {
  return title[language] ?? title.en
}

/** A feature's answer. */
export const YES_NO = {
  en: ['Yes', 'No'],
  it: ['Sì', 'No'],
  sv: ['Ja', 'Nej'],
} as const satisfies Record<Language, readonly [yes: string, no: string]>
