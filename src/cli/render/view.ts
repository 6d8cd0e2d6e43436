import { styleText } from 'node:util'
import type { Io } from '../io.ts'

export type Tone = 'good' | 'busy' | 'alert' | 'quiet' | 'strong'

/** What a rendering needs to know of the paper it is drawn on. */
export interface View {
  readonly columns: number
  /** Of tables, which may be wider than what is read line by line. */
  readonly width: number
  /** Colors a text that is already cut and padded; without color the text as it is. */
  paint(tone: Tone, text: string): string
}

const STYLES = { good: 'green', busy: 'cyan', alert: 'yellow', quiet: 'dim', strong: 'bold' } as const satisfies Record<
  Tone,
  Parameters<typeof styleText>[0]
>

export function createView({ columns, width = columns, hasColor }: Pick<Io, 'columns' | 'width' | 'hasColor'>): View {
  return {
    columns,
    width,
    paint: (tone, text) => (hasColor ? styleText(STYLES[tone], text, { validateStream: false }) : text),
  }
}
