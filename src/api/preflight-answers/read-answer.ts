import type { AskedRow, Reply } from './asked-row.ts'
import { kindsOfCheck } from './kinds-of-check.ts'

/** What the row's answer comes to, by the first kind of its check that it is of. */
export function readAnswer(row: AskedRow): Reply {
  const kinds = kindsOfCheck(row.check)
  for (const kind of kinds) {
    const reply = kind.read(row)
    if (reply) return reply
  }
  const expected = kinds.map((kind) => kind.expected(row)).join('; or ')
  return { problem: `${JSON.stringify(cut(row.answer))} is no answer to ${row.check}: expected ${expected}` }
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
