import type { AskedRow, Reply } from './asked-row.ts'
import { kindsOfCheck } from './kinds-of-check.ts'
import { clause } from '../problems/fields.ts'
import type { Sentence } from '../../domain/sentence.ts'
import { shortened } from '../choices/read-cells.ts'

/** What the row's answer comes to, by the first kind of its check that it is of. */
export function readAnswer(row: AskedRow): Reply {
  const kinds = kindsOfCheck(row.check)
  for (const kind of kinds) {
    const reply = kind.read(row)
    if (reply) return reply
  }
  const [first = '', ...others] = kinds.map((kind) => kind.expected(row))
  const expected = others.reduce<string | Sentence>((one, other) => clause('either', { one, other }), first)
  return { problem: clause('no-answer-to', { answer: shortened(row.answer), check: row.check, kinds: expected }) }
}
