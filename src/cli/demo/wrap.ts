/** The widest line that is told: one less than the eighty columns of a terminal. */
const WIDTH = 79

/** Breaks a sentence between words; lines after the first begin under `hanging` more spaces. What has no space stays whole. */
export function wrap(text: string, indent = '', hanging = 0): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const margin = indent + (lines.length > 0 ? ' '.repeat(hanging) : '')
    if (line !== '' && `${margin}${line} ${word}`.length > WIDTH) {
      lines.push(margin + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + (lines.length > 0 ? ' '.repeat(hanging) : '') + line].join('\n')
}
