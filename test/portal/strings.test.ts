import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import english from '../../portal/src/strings/en/log.json' with { type: 'json' }
import { EVENT_KINDS } from '../../src/store/events.ts'
import { listWrongStrings } from '../../portal/check-strings.ts'

const root = dirname(dirname(import.meta.dirname))

/** A folder of languages with one page. */
function aFolder(texts: Readonly<Record<'en' | 'it' | 'sv', object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-strings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [language, own] of Object.entries(texts)) {
    mkdirSync(join(folder, language))
    writeFileSync(join(folder, language, 'page.json'), JSON.stringify(own))
  }
  return folder
}

test('every text is there in every language, with the same figures', () => {
  expect(listWrongStrings(join(root, 'portal', 'src', 'strings'))).toEqual([])
})

test('a text that is missing, empty, too many or without its figure is named', () => {
  const folder = aFolder({
    en: { a: 'A', b: { c: '{{n}} C' }, d: 'D' },
    it: { a: 'A', b: { c: 'C' }, d: ' ' },
    sv: { b: { c: '{{n}} C' }, d: 'D', e: 'E' },
  })
  expect(listWrongStrings(folder)).toEqual([
    'it/page.json: b.c names nothing, English names {{n',
    'it/page.json: d is empty',
    'sv/page.json has no a',
    'sv/page.json has e, which English has not',
  ])
})

test('every kind of event has a name', () => {
  expect(Object.keys(english.event).toSorted()).toEqual(EVENT_KINDS.map((kind) => kind.replace(':', '-')).toSorted())
})
