import type { Language } from '../domain/catalog.ts'

export type DecimalSign = '.' | ','

/** How Excel in a language writes what is no text: what stands between cells of a CSV file, decimals, yes and no. */
export const SPELLING: {
  readonly [L in Language]: { readonly separator: ',' | ';'; readonly decimalSign: DecimalSign; readonly yes: string; readonly no: string }
} = {
  en: { separator: ',', decimalSign: '.', yes: 'yes', no: 'no' },
  it: { separator: ';', decimalSign: ',', yes: 'sì', no: 'no' },
  sv: { separator: ';', decimalSign: ',', yes: 'ja', no: 'nej' },
}

export const LANGUAGES: readonly Language[] = ['en', 'it', 'sv']
