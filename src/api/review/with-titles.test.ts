import { expect, test } from 'vitest'
import { withTitles } from './with-titles.ts'

const TITLES = new Map([['MCOVOICECONF', 'Skype for Business Online (Plan 3)']])
const catalog = { titleOfPlanNamed: (name: string) => TITLES.get(name) }

test('services that a warning names are called as in the tables', () => {
  const warning = { code: 'services-lost', facts: { services: ['MCOVOICECONF', 'UNTITLED'], users: 2, named: ['a@x.example'] } }
  expect(withTitles(warning, catalog)).toEqual({
    code: 'services-lost',
    facts: { services: ['Skype for Business Online (Plan 3)', 'UNTITLED'], users: 2, named: ['a@x.example'] },
  })
  expect(withTitles({ facts: { service: 'MCOVOICECONF', why: 'conflict' } }, catalog).facts.service).toBe(
    'Skype for Business Online (Plan 3)',
  )
})

test('what names no service stays as it is', () => {
  const warning = { code: 'usage-location-set', facts: { country: 'IT', users: 1 } }
  expect(withTitles(warning, catalog)).toBe(warning)
})
