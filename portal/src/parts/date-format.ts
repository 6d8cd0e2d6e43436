const FORMATS = {
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  dayInUtc: { dateStyle: 'medium', timeZone: 'UTC' },
  shortDay: { day: 'numeric', month: 'short' },
  shortDayInUtc: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  timeInUtc: { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

/**
 * A date as the reader's country has it in the language that is spoken. Each format is made once: that takes forty times as long as
 * using it, and tables have many dates.
 */
export function formatDate(date: Date, format: keyof typeof FORMATS, language: string): string {
  const key = `${format} ${language}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(localeOf(language, navigator.languages), FORMATS[format])
  made.set(key, known)
  return known.format(date)
}

/** Of what a browser prefers the first in this language, `en-GB` for `en`; without one the language as it is usually written. */
export function localeOf(language: string, preferred: readonly string[]): string {
  return preferred.find((each) => each.split('-')[0] === language && isLocale(each)) ?? language
}

/** Browsers say what the system calls it, too: `en-US@posix`, which no format takes. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
