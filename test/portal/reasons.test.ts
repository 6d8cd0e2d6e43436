import { describe, expect, test } from 'vitest'
import { CHANGED_AT } from '../../portal/src/pages/plans/changed-at.ts'
import { textAt, type Texts } from '../../portal/src/parts/texts-of.ts'
import { REASON_CODES } from '../../src/domain/reason-codes.ts'
import type { BlockerCode, WarningCode } from '../../src/domain/plan.ts'
import { describeBlocker } from '../../src/planning/describe-blocker.ts'
import { describeWarning } from '../../src/planning/describe-warning.ts'
import { PLAN_CHECK_IDS } from '../../src/planning/plan-checks.ts'
import { describeFailure, FIXES } from '../../src/api/tables/describe-failure.ts'
import { CODE_ROWS } from '../../src/provider/explain/code-rows.ts'
import { describeRefusal } from '../../src/provider/explain/describe-refusal.ts'
import { readTexts, sayInOthers } from '../support/wording.ts'

const english = readTexts('en', 'reasons')
const keysOf = (page: string): readonly string[] => Object.keys(english[page] as Texts).sort()

test('every code of a reason has a sentence, and no sentence is of a code that there is not', () => {
  expect(keysOf('because')).toEqual([...REASON_CODES].sort())
})

test('every blocker and every warning has a sentence', () => {
  expect([...keysOf('blocker'), ...keysOf('warning')].sort()).toEqual([...PLAN_CHECK_IDS].sort())
})

test('what the portal says in its own words, and what it leads to another step for, is said by the API', () => {
  for (const [path] of listTexts(readTexts('en', 'here'))) expect([path, typeof textAt(english, path)]).toEqual([path, 'string'])
  expect(Object.keys(CHANGED_AT).filter((code) => !keysOf('blocker').includes(code))).toEqual([])
})

/** Facts as the planner writes them, of all blockers and warnings. */
const FACTS = {
  ...{
    options: ['office-365-e3', 'none'],
    option: 'office-365-e3',
    segment: 'education',
    segments: ['commercial'],
    retirement: 'office-365-e4',
  },
  ...{
    source: 'Microsoft',
    status: 'suspended',
    offer: 'Office 365 E4',
    found: ['Education (in-review)'],
    product: 'Office 365 E3',
    other: 'x',
  },
  ...{
    products: ['Office 365 E3', 'Phone'],
    services: ['Teams', 'Exchange'],
    staying: ['Office 365 E4 Trial'],
    addOn: 'Audio',
    market: 'US',
  },
  ...{ needed: 12, seats: 10, groups: ['g-1'], termEndsAt: '2026-02-01T00:00:00Z', daysNeeded: 7, term: 'P1Y', billingCycle: 'annual' },
  ...{
    needs: ['Office 365 E1'],
    skuId: 'sku-1',
    quantity: 400,
    maximum: 300,
    plan: 'Teams',
    with: ['Skype'],
    inUse: 3,
    left: 1,
    why: 'it may not',
  },
  ...{
    service: 'Teams',
    fromGb: 100,
    toGb: 50,
    until: '2026-03-01T00:00:00Z',
    group: 'Sales',
    members: 4,
    nested: ['Board'],
    country: 'IT',
  },
  ...{ from: '2026-03-01T00:00:00Z', isDynamic: false },
}
/** What makes some of them another sentence. */
const OTHERWISE = {
  ...{ found: [], needs: [], unused: true, unlessBy: '2026-02-01T00:00:00Z', why: 'conflict', isDynamic: true, products: [] },
}
const NAMED = [
  { users: 1, named: ['anna@contoso.example'] },
  { users: 2, named: ['anna@contoso.example', 'bo@contoso.example'] },
  { users: 5, named: ['anna@contoso.example', 'bo@contoso.example', 'cy@contoso.example', 'di@contoso.example'] },
]

describe('what a plan says is said in every language, with the same facts', () => {
  const codes = (page: string) =>
    keysOf(page).flatMap((code) => [
      ...NAMED.map((named) => [code, { ...FACTS, ...named }] as const),
      [code, { ...FACTS, ...OTHERWISE, ...NAMED[0] }] as const,
    ])

  test.each(codes('blocker'))('%s', (code, facts) => {
    const { what, fix } = describeBlocker({ code: code as BlockerCode, facts })
    expect(sayInOthers(`blocker.${code}.what`, { text: what, facts })).not.toContain(undefined)
    expect(sayInOthers(`blocker.${code}.fix`, { text: fix, facts })).not.toContain(undefined)
  })

  test.each(codes('warning'))('%s', (code, facts) => {
    const text = describeWarning({ code: code as WarningCode, facts })
    expect(sayInOthers(`warning.${code}`, { text, facts })).not.toContain(undefined)
  })
})

test('what can be done about a failure is said in every language, with the command that tries again', () => {
  const fixes = english['fix'] as Texts
  expect(Object.keys(fixes['own'] as Texts).sort()).toEqual(Object.keys(FIXES).sort())
  for (const code of [...Object.keys(FIXES), 'not-known']) {
    const { fix } = describeFailure({ code, text: '', facts: {} }, 'crossgrade run retry r-1')
    const key = code === 'not-known' ? 'fix.look' : `fix.own.${code}`
    const said = sayInOthers(key, { text: fix, facts: { retry: 'crossgrade run retry r-1' } })
    expect([code, said]).toEqual([code, [1, 2].map(() => expect.stringMatching(/crossgrade run retry r-1$/) as string)])
  }
  const explained = { api: 'partner-center', code: '800008', words: '' }
  const { fix, act } = describeFailure({ code: 'cart-refused', text: '', facts: explained }, 'crossgrade run retry r-1')
  const facts = { retry: 'crossgrade run retry r-1', act: { code: 'cart-refused', text: act, facts: explained } }
  expect(sayInOthers('fix.explained', { text: fix, facts })[0]).toBe(
    'nulla da fare: Crossgrade ne crea uno nuovo, poi crossgrade run retry r-1',
  )
})

test('every code of Microsoft’s that is explained is explained in every language, beside their own words', () => {
  for (const { api, code, words, state, what, fix } of CODE_ROWS) {
    const text = words === undefined ? 'Their words.' : `It says: ${words}!`
    const sentence = describeRefusal({ api, code, text }) ?? ''
    const facts = { api, code, words: text }
    const said = sayInOthers('because.rejected', { text: sentence, facts })
    expect([code, said]).toEqual([
      code,
      [expect.stringContaining(text.replace(/\.$/, '')), expect.stringContaining(text.replace(/\.$/, ''))],
    ])
    expect([code, said]).not.toEqual([code, [sentence, sentence]])
    for (const part of [what, fix]) expect([code, sayInOthers('refusal', { text: part, facts })]).not.toContain(undefined)
    if (state === undefined) continue
    const inState = { text: describeRefusal({ api, code: state, text: '' }) ?? '', facts: { api, code: state, words: '' } }
    expect([state, sayInOthers(`because.${state}`, inState)]).not.toContain(undefined)
  }
})

/** Every text, with the path to it. */
function listTexts(texts: Texts, path: readonly string[] = []): readonly (readonly [path: readonly string[], text: string])[] {
  return Object.entries(texts).flatMap(([name, each]) =>
    typeof each === 'string' ? [[[...path, name], each] as const] : listTexts(each, [...path, name]),
  )
}
