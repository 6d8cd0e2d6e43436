import { expect, test } from 'vitest'
import { listDays } from '../../portal/src/pages/customers/list-days.ts'
import { readNumber } from '../../portal/src/pages/plans/wizard/settings/read-number.ts'
import { beginSentence } from '../../portal/src/parts/begin-sentence.ts'
import { elide } from '../../portal/src/parts/elide.ts'
import { groupDigits } from '../../portal/src/parts/group-digits.ts'

test.each([
  ['Scade il', 11, 'it', 'Scade l’'],
  ['valida fino al', 8, 'it', 'valida fino all’'],
  ['Non leggibile dal', 11, 'it-IT', 'Non leggibile dall’'],
  ['lettura del', 8, 'it', 'lettura dell’'],
  ['Scade il', 12, 'it', 'Scade il '],
  ['Periodo', 11, 'it', 'Periodo '],
  ['Expires on', 11, 'en', 'Expires on '],
])('words before a day go with it: %s %i, %s', (words, day, language, said) => {
  expect(elide(words, `2026-12-${String(day).padStart(2, '0')}T12:00:00Z`, language)).toBe(said)
})

test('a sentence begins with a capital, a name as it is written', () => {
  expect(['r-2 takes it back', 'waits for seats', 'anna@contoso.example is refused', ''].map(beginSentence)).toEqual([
    'r-2 takes it back',
    'Waits for seats',
    'anna@contoso.example is refused',
    '',
  ])
})

test('numbers of a sentence are grouped, and what else has digits is not', () => {
  const text = '2811 users wait, the 2027 plan too: p-2811, 2026-01-22, 0000-2811'
  expect(groupDigits(text, { users: 2811, year: '2027' }, 'en')).toBe(text.replace('2811 users', '2,811 users'))
  expect(groupDigits(text, undefined, 'en')).toBe(text)
})

test('of a number that is out of its range the nearest is known, and that it is another', () => {
  expect([' ', '7', 7, '-9', '400', '1.5', 'abc'].map((said) => readNumber(said, 0, 365))).toEqual([
    { number: null },
    { number: 7 },
    { number: 7 },
    { nearest: 0 },
    { nearest: 365 },
    { nearest: 1 },
    { nearest: null },
  ])
})

test('a relationship that extends itself does not end', () => {
  const of = (extendsItself: boolean) =>
    listDays({ items: [], adminRelationship: { name: 'Ours', endsAt: '2026-06-29T00:00:00Z', extendsItself } })
  expect(of(true)).toEqual([])
  expect(of(false)).toMatchObject([{ kind: 'relationship-end', of: 'Ours' }])
})
