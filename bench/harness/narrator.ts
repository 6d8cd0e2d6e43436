import type { Say } from './measure.ts'

const AT_MOST_EVERY_MS = 5000

/** Tells of progress on standard error: what is new at once, the same thing with other numbers every five seconds. */
export function createNarrator(name: string): { readonly say: Say; end(): void } {
  const from = performance.now()
  let last = ''
  let saidAt = -Infinity
  let unsaid: string | undefined
  const write = (text: string): void => {
    const seconds = Math.round((performance.now() - from) / 1000)
    console.error(`${name} ${String(seconds).padStart(5)} s  ${text}`)
    saidAt = performance.now()
    unsaid = undefined
  }
  return {
    say(text) {
      if (text === last) return
      const isSameThing = withoutNumbers(text) === withoutNumbers(last)
      last = text
      if (isSameThing && performance.now() - saidAt < AT_MOST_EVERY_MS) unsaid = text
      else {
        if (unsaid !== undefined && !isSameThing) write(unsaid)
        write(text)
      }
    },
    end() {
      if (unsaid !== undefined) write(unsaid)
    },
  }
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/\d+/g, '')
}
