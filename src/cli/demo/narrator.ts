/** Tells the story as it happens; says nothing when the story is wanted as JSON. */
export interface Narrator {
  chapter(title: string): void
  say(text: string): void
}

const WIDTH = 78

export function createNarrator(write: (text: string) => void, isSilent: boolean): Narrator {
  if (isSilent) return { chapter: () => undefined, say: () => undefined }
  const started = performance.now()
  return {
    chapter: (title) => write(`\n${title}  (${Math.round((performance.now() - started) / 1000)} s)\n`),
    say: (text) => write(`${wrap(text)}\n`),
  }
}

function wrap(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(new RegExp(`(.{1,${WIDTH - 4}})(?:\\s+|$)`, 'g'), '    $1\n')
        .trimEnd()
        .replace(/^ {2}/, '')
        .replaceAll('\n    ', '\n    '),
    )
    .join('\n')
}
