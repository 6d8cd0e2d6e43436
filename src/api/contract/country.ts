// Groups of countries and placeholders, which have names too.
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Whether a text is the code of a country in capital letters (ISO 3166-1 alpha-2), as a usage location is written. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) && names.of(code) !== undefined
}
