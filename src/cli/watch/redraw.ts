import { clearScreenDown, moveCursor } from 'node:readline'

/** Lines at the bottom of a terminal that are drawn over each other until `done`. */
interface Redraw {
  /** Rows that may be drawn without scrolling what is drawn over. */
  readonly rows: number
  draw(text: string): void
}

export function createRedraw(terminal: NodeJS.WriteStream): Redraw {
  let drawn = 0
  return {
    get rows() {
      return Math.max(5, (terminal.rows || 24) - 1)
    },
    draw(text) {
      if (drawn > 0) {
        moveCursor(terminal, 0, -drawn)
        clearScreenDown(terminal)
      }
      terminal.write(`${text}\n`)
      drawn = text.split('\n').length
    },
  }
}
