import { expect, test } from 'vitest'
import { keepChoice, readChoice } from '../../portal/src/parts/customer-choice.ts'
import { withSearch, EMPTY } from '../../portal/src/pages/plans/wizard/draft.ts'
import { readWizardSearch } from '../../portal/src/pages/plans/wizard/wizard-search.ts'

test('a link to the wizard with customers plans those alone', () => {
  const search = readWizardSearch({ only: 'contoso.example,fabrikam.example' })
  expect(withSearch(EMPTY, search)).toMatchObject({ which: 'only', customers: ['contoso.example', 'fabrikam.example'] })
})

test('a choice that fits no address is kept by the window, and is nobody in another', () => {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) }
  expect(keepChoice(['contoso.example'], storage)).toEqual({ only: 'contoso.example' })
  const many = Array.from({ length: 600 }, (_each, at) => `customer${String(at)}.example`)
  const choice = keepChoice(many, storage)
  expect(new URLSearchParams(choice).toString().length).toBeLessThan(30)
  const search = readWizardSearch(choice)
  expect(withSearch(EMPTY, search, (key) => readChoice(key, storage))).toMatchObject({ which: 'only', customers: many })
  expect(withSearch(EMPTY, search, () => undefined)).toMatchObject({ which: 'only', customers: [] })
})
