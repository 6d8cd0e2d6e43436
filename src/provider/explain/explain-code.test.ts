import { describe, expect, test } from 'vitest'
import { ProviderError } from '../../domain/provider-error.ts'
import { refusalOf } from '../graph/license-refusal.ts'
import { CODE_ROWS } from './code-rows.ts'
import { describeRefusal, refusedBy } from './describe-refusal.ts'
import { explainCode } from './explain-code.ts'

describe('a code that is known', () => {
  test('is said in our words, with the code, the provider’s words and what helps, each once', () => {
    expect(describeRefusal({ api: 'partner-center', code: '900150', text: 'The role has no right.' })).toBe(
      'The role of the signed-in partner account does not allow it (900150: The role has no right). Give the account the role Admin agent in Partner Center.',
    )
  })

  test('and comes without words stands alone in the parentheses', () => {
    expect(describeRefusal({ api: 'partner-center', code: '2091', text: '' })).toContain('can no longer be bought (2091). Plan')
  })

  test('of one API means nothing at another', () => {
    expect(explainCode({ api: 'graph', code: '900150', text: '' })).toBeUndefined()
  })
})

describe('a code that nobody has met', () => {
  test('is not explained, also beside ones that are', () => {
    expect(explainCode({ api: 'partner-center', code: '987654', text: 'Brand new.' })).toBeUndefined()
    expect(describeRefusal({ api: 'graph', code: 'Request_BadRequest', text: 'Something new.' })).toBeUndefined()
  })
})

describe('Graph’s one code for many refusals', () => {
  const told = CODE_ROWS.filter(({ api, words }) => api === 'graph' && words !== undefined)

  test.each(told)('is told apart by its words, whatever their case: $words', ({ code, words = '', what }) => {
    expect(explainCode({ api: 'graph', code, text: `X ${words.toUpperCase()} y.` })).toMatchObject({ what })
  })

  test.each(told)('is told apart as in the outcome of an assignment: $words', ({ code, words = '' }) => {
    expect(refusalOf(400, code, words)).not.toBe('Other')
  })

  test.each(told.filter(({ state }) => state !== undefined))(
    'means the same in a user’s license state: $state',
    ({ words = '', state = '', what }) => {
      expect(explainCode({ api: 'graph', code: state, text: '' })).toMatchObject({ what })
      expect(refusalOf(400, 'Request_BadRequest', words)).toBe(state)
    },
  )
})

test('the table has every code once, and every sentence reads on from its first letter to the full stop that is added', () => {
  const keys = CODE_ROWS.map(({ api, code, words }) => `${api} ${code} ${words ?? ''}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  const clauses = CODE_ROWS.flatMap(({ what, fix }) => [what, fix])
  expect(clauses.filter((clause) => /^\s|[\s.]$/.test(clause) || clause === '')).toEqual([])
})

test.each([
  ['token', 'invalid_grant', 'sign-in'],
  ['listSubscriptions', '900308', 'partner-center'],
  ['listUsers', 'Authorization_RequestDenied', 'graph'],
])('an error of %s with %s is one of %s', (operation, code, api) => {
  expect(refusedBy(new ProviderError('unauthorized', operation, { code, text: 'no' }))).toEqual({ api, code, text: 'no' })
})
