import type { Facts } from './say-reason.ts'

/** Numbers of a sentence as the reader's language has them: those that are facts of it, and nothing else of digits. */
export function groupDigits(text: string, facts: Facts | undefined, language: string): string {
  const numbers = new Set(Object.values(facts ?? {}).filter((fact) => typeof fact === 'number'))
  return text.replaceAll(/(?<![\w.,:-])\d{4,}(?![\w-]|[.,:]\d)/g, (digits) => {
    return numbers.has(Number(digits)) ? Number(digits).toLocaleString(language) : digits
  })
}
