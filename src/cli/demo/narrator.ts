import { wrap } from './wrap.ts'

/** Tells the story as it happens; says nothing when the story is wanted as JSON. */
export interface Narrator {
  chapter(title: string): void
  say(text: string): void
  /** Text that has its lines already. */
  show(text: string): void
}

export function createNarrator(write: (text: string) => void, isSilent: boolean): Narrator {
  if (isSilent) return { chapter: () => undefined, say: () => undefined, show: () => undefined }
  const started = performance.now()
  return {
    chapter: (title) => write(`\n${title}  (${Math.round((performance.now() - started) / 1000)} s)\n`),
    say: (text) => write(`${wrap(text, '  ', 2)}\n`),
    show: (text) => write(`${text.trimEnd()}\n`),
  }
}
