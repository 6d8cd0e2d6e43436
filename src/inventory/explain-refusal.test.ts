import { expect, test } from 'vitest'
import { ProviderError } from '../domain/provider-error.ts'
import { explainRefusal } from './explain-refusal.ts'

test.each([
  ['20002', 'customer administrator', /no reseller relationship/],
  ['13605', 'customer administrator', /Microsoft Customer Agreement/],
  ['900150', 'partner administrator', /role of the signed-in partner account/],
  ['900308', 'partner administrator', /lacks a delegated role/],
  ['900309', 'customer administrator', /Conditional Access/],
  ['900316', 'operator', /kind of token/],
  ['900329', 'operator', /application on its own/],
  ['900421', 'partner administrator', /multifactor authentication/],
])('the refusal %s says in a sentence what is missing, and that %s can mend it', (code, whoFixes, what) => {
  const found = explainRefusal(new ProviderError('unauthorized', 'listUsers', { status: 403, code, text: 'Access denied.' }))
  expect(found).toMatchObject({ result: 'failed', code, whoFixes })
  expect(found.what).toMatch(what)
})

test('a sentence carries the code and the provider’s own words once, and the fix apart from it', () => {
  const found = explainRefusal(new ProviderError('unauthorized', 'listUsers', { status: 403, code: '900150', text: 'Role has no right.' }))
  expect(found.what).toBe('the role of the signed-in partner account does not allow it (900150: Role has no right)')
  expect(found.fix).toBe('give the account the role Admin agent in Partner Center')
})

test('a code that nobody has met keeps the provider’s own words', () => {
  const found = explainRefusal(new ProviderError('unauthorized', 'listUsers', { status: 403, code: '987654', text: 'Brand new.' }))
  expect(found).toMatchObject({ result: 'failed', code: '987654', what: 'Microsoft refused it: Brand new. (code 987654)' })
})

test.each(['throttled', 'unavailable', 'unreadable'] as const)('an answer that is %s leaves open whether we have the right', (kind) => {
  expect(explainRefusal(new ProviderError(kind, 'listUsers', { text: 'later' }))).toMatchObject({ result: 'unknown' })
})

test('a mistake of our own is no refusal', () => {
  expect(() => explainRefusal(new TypeError('ours'))).toThrow('ours')
})
