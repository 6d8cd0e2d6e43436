const FORMATS = {
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  dayInUtc: { dateStyle: 'medium', timeZone: 'UTC' },
  shortDayInUtc: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  timeInUtc: { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

/** A date as the reader's language has it. Each format is made once: that takes forty times as long as using it, and tables have many dates. */
export function formatDate(date: Date, format: keyof typeof FORMATS, language: string): string {
  const key = `${format} ${language}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, FORMATS[format])
  made.set(key, known)
  return known.format(date)
}
