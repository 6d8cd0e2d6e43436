import type { Language } from '../../domain/catalog.ts'
import { LANGUAGES, SPELLING } from '../spelling.ts'
import type { Reading } from './reading.ts'
import { sayOfFile } from '../sentences.ts'

/** Our words in every language, and what Excel in these languages calls its booleans. */
const YES: ReadonlySet<string> = new Set([...LANGUAGES.map((language) => SPELLING[language].yes), 'si', 'true', 'vero', 'sant', '1'])
const NO: ReadonlySet<string> = new Set([...LANGUAGES.map((language) => SPELLING[language].no), 'false', 'falso', 'falskt', '0'])

export function readYesNo(cell: string | number | boolean | Date, language: Language): Reading {
  const word = String(cell).normalize('NFC').trim().toLowerCase()
  if (YES.has(word)) return { value: true }
  if (NO.has(word)) return { value: false }
  const { yes, no } = SPELLING[language]
  return {
    problem: sayOfFile('neither-yes-nor-no', {
      text: JSON.stringify(cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)),
      yes,
      no,
    }),
  }
}
