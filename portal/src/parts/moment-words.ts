/** A moment where the reader is: `24 Jun 2017, 16:05`. */
export function momentHere(date: Date, language: string): string {
  return date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
}

/** The time in UTC, with the day where that is another one. */
export function inUtc(date: Date, language: string): string {
  const [here, there] = [date.getDate(), date.getUTCDate()]
  const time = timeInUtc(date, language)
  return here === there ? time : `${date.toLocaleDateString(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })}, ${time}`
}

export function timeInUtc(date: Date, language: string): string {
  return date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
}
