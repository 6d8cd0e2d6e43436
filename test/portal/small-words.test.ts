import { expect, test } from 'vitest'
import { listDays } from '../../portal/src/pages/customers/list-days.ts'
import { readNumber } from '../../portal/src/pages/plans/wizard/settings/read-number.ts'
import { beginSentence } from '../../portal/src/parts/begin-sentence.ts'
import { localeOf } from '../../portal/src/parts/date-format.ts'
import { elide } from '../../portal/src/parts/elide.ts'
import { groupDigits } from '../../portal/src/parts/group-digits.ts'
import type { Texts } from '../../portal/src/parts/texts-of.ts'
import { withoutCommand } from '../../portal/src/parts/without-command.ts'
import { readTexts } from '../support/wording.ts'

const LANGUAGES = ['en', 'it', 'sv'] as const

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

test.each([
  ['en', ['sv-SE', 'en-GB', 'en-US'], 'en-GB'],
  ['it', ['it', 'it-CH'], 'it'],
  ['sv', ['en-US'], 'sv'],
  ['en', ['en-US@posix'], 'en'],
])('days in %s are written as in the country of the reader who prefers %j', (language, preferred, locale) => {
  expect(localeOf(language, preferred)).toBe(locale)
})

test('a command is left out where a button does the same, and stays where it is the only way', () => {
  const before = 'the plan asks for a word before licenses are moved'
  const said = [
    `${before}. Say go on: crossgrade run go-on r-2 --before move`,
    'vänta, sedan crossgrade run retry r-1 --customer a-b',
    'r-1 is paused: resume it (crossgrade run resume r-1), then ask again',
    'nothing was sent. A person sets it to full: crossgrade connection trust full',
  ]
  expect(said.map(withoutCommand)).toEqual([before, 'vänta', 'r-1 is paused: resume it, then ask again', said[3]])
  const whole = LANGUAGES.flatMap((language) => ['because', 'fix'].flatMap((page) => allOf(readTexts(language, 'reasons')[page] as Texts)))
  const left = whole.map((text) => withoutCommand(text.replace('{{retry}}', 'crossgrade run retry r-1')))
  expect(left.filter((text) => /crossgrade (run (go-on|orders|retry)|writes)/.test(text))).toEqual([])
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

/** The sentences of a page, or of one reason, which may be said in several ways. */
function allOf(texts: string | Texts): readonly string[] {
  return typeof texts === 'string' ? [texts] : Object.values(texts).flatMap(allOf)
}
