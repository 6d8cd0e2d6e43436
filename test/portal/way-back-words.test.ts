import { expect, test } from 'vitest'
import type { Texts } from '../../portal/src/parts/texts-of.ts'
import { NOT_MOVED_CODES, notMoved } from '../../src/planning/describe-not-moved.ts'
import { obstacle, OBSTACLE_CODES } from '../../src/planning/undo/obstacles.ts'
import { COSTS, factsOfStep, groupNamed, NOTES, SUBJECTS, word } from '../../src/planning/undo/step-words.ts'
import { REAPPLY_CODES, reapplied, sendsNothing } from '../../src/workflow/reapply-outcomes.ts'
import type { Reason } from '../../src/domain/run.ts'
import type { RunId } from '../../src/domain/id.ts'
import { readTexts, sayInOthers } from '../support/wording.ts'

const english = readTexts('en', 'reasons')
const wayBack = english['wayBack'] as Texts
const keysOf = (texts: unknown): readonly string[] => Object.keys(texts as Texts).sort()

/** Sentences that are said in no other language than English. */
function unsaid(page: string, reasons: readonly Reason[]): readonly unknown[] {
  return reasons.flatMap((each) => {
    const said = sayInOthers(`${page}.${each.code}`, each)
    return said.some((own) => own === undefined || own === each.text) ? [[each, said]] : []
  })
}

test('why something cannot be taken back is said in every language', () => {
  expect(keysOf(wayBack['because'])).toEqual([...OBSTACLE_CODES].sort())
  const facts = { run: 'r-1', user: 'megan@contoso.example', product: 'Office 365 E3', offer: 'Office 365 E4' }
  const all = OBSTACLE_CODES.map((code) => obstacle(code, facts))
  expect(unsaid('wayBack.because', all)).toEqual([])
})

const FIGURES = [1, 12].map((count) => ({
  ...{
    seats: count,
    quantity: count,
    users: count,
    months: count,
    years: count,
    unitPrice: '20.10',
    total: '241.20',
    product: '365 seats of E3',
  },
  groups: 'the group Sales, EMEA, the group Board',
}))
const CURRENCIES = ['EUR', '']

test('what a step back is about, costs and leaves is said in every language, by what a part keeps of it', () => {
  const figures = FIGURES.flatMap((each) => CURRENCIES.map((currency) => ({ ...each, currency })))
  const said = (kind: 'subject' | 'cost' | 'note', texts: object) => {
    expect([kind, keysOf(wayBack[kind])]).toEqual([kind, keysOf(texts)])
    for (const template of Object.values(texts) as readonly string[])
      for (const each of figures) {
        const text = word(template, each)
        const facts = factsOfStep({ subject: '', cost: '', ...(kind === 'note' ? {} : { [kind]: text }) })
        const own = sayInOthers(`wayBack.${kind}`, { text, facts })
        expect([text, own]).not.toEqual([text, expect.arrayContaining([undefined])])
        expect([text, own]).not.toEqual([text, expect.arrayContaining([text])])
      }
  }
  said('subject', SUBJECTS)
  said('cost', COSTS)
  said('note', NOTES)
})

test('figures and names are read from the words of a step', () => {
  const subject = word(SUBJECTS['users-with-groups'], { users: 5, groups: 'the group Sales, EMEA, the group Board' })
  expect(factsOfStep({ subject, cost: '5 seats are billed again' })).toEqual({
    ...{ users: 5, seats: 5 },
    groups: [groupNamed('Sales, EMEA'), groupNamed('Board')],
  })
  expect(sayInOthers('wayBack.subject', { text: subject, facts: factsOfStep({ subject, cost: null }) })).toEqual([
    '5 utenti, il gruppo Sales, EMEA, il gruppo Board',
    '5 användare, gruppen Sales, EMEA, gruppen Board',
  ])
  expect(factsOfStep({ subject: '12 seats of Office 365 E3', cost: '12 x 20.10 EUR, as the cart said, until its term ends' })).toEqual({
    ...{ quantity: 12, product: 'Office 365 E3', unitPrice: '20.10', currency: 'EUR' },
  })
  expect(factsOfStep({ subject: 'Office 365 E4', cost: 'worded otherwise' })).toEqual({})
})

test('what came of giving a license again is said in every language', () => {
  expect(keysOf(english['reapplied'])).toEqual([...REAPPLY_CODES].sort())
  const rejected = { code: 'our-fault', text: 'Crossgrade itself failed: no', facts: { error: 'no' } }
  const facts = { run: 'r-1', words: 'License limit reached', free: 0, seats: 5, product: 'Office 365 E3' }
  const { product: _product, ...unnamed } = facts
  const all = [
    ...REAPPLY_CODES.filter((code) => code !== 'run-sends-nothing').flatMap((code) =>
      [{ why: rejected }, { why: 'our words' }].map((why) => reapplied(code, { ...facts, ...why })),
    ),
    ...[unnamed, { ...facts, lost: 2 }, { ...unnamed, lost: 2 }].map((each) => reapplied('no-seat-free', each)),
    ...(['paused', 'stopping', 'stopped', 'finished', undefined] as const).map((state) => sendsNothing('r-1' as RunId, state)),
  ]
  expect(unsaid('reapplied', all)).toEqual([])
  expect(sayInOthers('reapplied.not-done', reapplied('not-done', { why: rejected }))[0]).toBe(
    'non è stato possibile: Crossgrade stesso ha fallito: no',
  )
})

test('why a plan does not move a user is said in every language', () => {
  expect(keysOf(english['notMoved'])).toEqual([...NOT_MOVED_CODES].sort())
  const facts = { offer: 'Office 365 E4', codes: ['conflict', 'seats-short'] }
  const all = ['2026-03-01', null].flatMap((until) => NOT_MOVED_CODES.map((code) => notMoved(code, { ...facts, until })))
  expect(unsaid('notMoved', all)).toEqual([])
  expect(sayInOthers('notMoved.product-blocked', notMoved('product-blocked', facts))[0]).toBe(
    'Office 365 E4 di questo cliente è bloccata: servizi in conflitto, postazioni insufficienti',
  )
  const codes = (readTexts('en', 'reasons')['word'] as Texts)['codes']
  expect(keysOf(codes)).toEqual(keysOf(english['blocker']))
})
