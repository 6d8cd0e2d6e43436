import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { namesIn } from '../../portal/src/parts/say-problem.ts'
import { textAt, type Texts } from '../../portal/src/parts/texts-of.ts'
import { BOOK } from '../../src/api/problems/book.ts'
import { CELLS } from '../../src/api/problems/cells.ts'
import { clause, FIELDS, OF_REQUESTS, wrongField } from '../../src/api/problems/fields.ts'
import { PEOPLE } from '../../src/api/problems/people.ts'
import { PLANS } from '../../src/api/problems/plans.ts'
import { problemDocument } from '../../src/api/problems/problem.ts'
import { PRODUCT } from '../../src/api/problems/product.ts'
import { RUNS } from '../../src/api/problems/runs.ts'
import { PROBLEMS } from '../../src/api/problems/table.ts'
import { Run } from '../../src/api/contract/runs.ts'
import { Snapshot } from '../../src/api/contract/snapshots.ts'
import { FILE_SENTENCES, sayOfFile } from '../../src/files/sentences.ts'
import { unreadReason } from '../../src/inventory/unread-reason.ts'
import { RIGHTS } from '../../src/domain/rights.ts'
import { listUnsaidProblem, sayFieldInOthers, sayProblemInOthers } from '../support/problem-wording.ts'
import { readTexts } from '../support/wording.ts'

const keysOf = (texts: unknown): readonly string[] => Object.keys(texts as Texts).sort()
const textOf = (texts: Texts, path: readonly string[]): string => z.string().parse(textAt(texts, path))
const namesOf = (template: string): readonly string[] => [...new Set(namesIn(template))].sort()

describe.each(['it', 'sv'] as const)('in %s', (language) => {
  const problems = readTexts(language, 'problems')
  const parts = readTexts(language, 'problem-parts')

  test('every problem is said, and no other', () => {
    expect(keysOf(problems)).toEqual(keysOf(PROBLEMS))
    expect(keysOf(parts['field'])).toEqual(keysOf(FIELDS))
  })

  test.each(Object.entries(PROBLEMS))('%s, with the facts that it has', (code, english) => {
    for (const part of ['title', 'detail'] as const) {
      const own = textOf(problems, [code, part])
      expect(own).not.toBe(english[part])
      expect(namesOf(own)).toEqual(namesOf(english[part]))
    }
    expect(keysOf(problems[code])).toEqual(['detail', 'title'])
  })

  test.each(Object.entries(FIELDS))('what is wrong with a field: %s', (code, english) => {
    const own = textOf(parts, ['field', code])
    expect(own).not.toBe(english)
    expect(namesOf(own)).toEqual(namesOf(english))
  })

  test('rights and states have words', () => {
    for (const name of ['right', 'rights']) expect(keysOf(textAt(parts, ['word', name]))).toEqual([...RIGHTS].sort())
    const states = [...Run.shape.state.options, ...Snapshot.shape.state.options]
    expect(keysOf(textAt(parts, ['word', 'state']))).toEqual(expect.arrayContaining(states))
  })
})

test('no sentence has the code of another', () => {
  const fields = [...Object.keys(FILE_SENTENCES), ...Object.keys(CELLS), ...Object.keys(OF_REQUESTS)]
  expect(fields.filter((code, at) => fields.indexOf(code) < at)).toEqual([])
  const problems = [PRODUCT, PEOPLE, BOOK, PLANS, RUNS].flatMap((own) => Object.keys(own))
  expect(problems.filter((code, at) => problems.indexOf(code) < at)).toEqual([])
})

test('each row of the tables is answered by something', () => {
  const src = join(import.meta.dirname, '..', '..', 'src')
  const said = globSync('{api,files}/**/*.ts', { cwd: src })
    .filter((file) => !file.startsWith('api/problems/') && file !== 'files/sentences.ts')
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n')
  expect([...Object.keys(PROBLEMS), ...Object.keys(FIELDS)].filter((code) => !said.includes(`'${code}'`))).toEqual([])
})

test('facts stand in the words of the reader, names and commands as they are', () => {
  const paused = problemDocument('run-not-running', { run: 'r-1', state: 'paused' })
  expect(paused.detail).toBe('r-1 is paused; only a running one can be paused.')
  expect(sayProblemInOthers(paused)).toEqual([
    {
      title: "L'esecuzione non è in corso",
      detail: "Lo stato di r-1 è «in pausa»; si può mettere in pausa solo un'esecuzione in corso.",
    },
    { title: 'Körningen pågår inte', detail: 'r-1 har tillståndet ”uppehåll”; bara en som pågår kan göra uppehåll.' },
  ])
  const wrong = ['a.example', 'b.example'].map((customer) => clause('customer-not-in-snapshot', { snapshot: 's-1', customer }))
  const tagged = problemDocument('tagged-not-found', { wrong })
  expect(tagged.detail).toBe('no customer of s-1 has the id or the domain a.example; no customer of s-1 has the id or the domain b.example')
  expect(sayProblemInOthers(tagged)[0]?.detail).toBe(
    "Clienti che non ci sono: nessun cliente di s-1 ha l'ID o il dominio a.example; nessun cliente di s-1 ha l'ID o il dominio b.example",
  )
  const offers = [clause('offer-of-customers', { offer: 'CFQ7', family: 'nce', count: 1200 })]
  const field = wrongField('productMove.from', 'product-of-offers', { product: 'Visio', offers })
  expect(field.message).toContain('expected one of the offer ids CFQ7 (nce, 1200 customers)')
  expect(sayFieldInOthers(field)[0]).toContain('atteso uno degli ID offerta CFQ7 (nce, 1200 clienti)')
})

test('what is wrong with a file, or was not read, stands in its place', () => {
  const what = sayOfFile('of-file', { file: 'choices.csv', what: sayOfFile('empty') })
  const whole = problemDocument('file-wrong-whole', { words: what })
  expect(whole.detail).toBe('choices.csv is empty.')
  expect(sayProblemInOthers(whole).map((said) => said?.detail)).toEqual([
    'Il file non si può usare: il file choices.csv è vuoto.',
    'Filen kan inte användas: filen choices.csv är tom.',
  ])
  const words = unreadReason('a bug')
  const failed = { code: 'snapshot-failed', facts: { snapshot: 's-2', state: 'failed', words } }
  expect(sayProblemInOthers(failed)[0]?.detail).toBe('Lo stato di s-2 è «non riuscita»: Crossgrade stesso ha fallito: a bug.')
})

test('what has no words, or lacks a fact, is left to the API’s own', () => {
  expect(sayProblemInOthers({ code: 'not-known', facts: {} })).toEqual([undefined, undefined])
  expect(sayProblemInOthers({ code: 'plan-not-found', facts: {} })).toEqual([undefined, undefined])
  expect(listUnsaidProblem({ ...problemDocument('plan-not-found', { plan: 'p-1' }), facts: {} })).toHaveLength(1)
  const errors = [wrongField('state', 'one-of', { expected: ['moved'] }), { path: 'x', message: 'Invalid input' }]
  expect(listUnsaidProblem(problemDocument('user-state-unknown', { given: 'lost' }, errors))).toEqual([])
})
