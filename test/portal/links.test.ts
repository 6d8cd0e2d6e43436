import { expect, test } from 'vitest'
import { withSearch, EMPTY } from '../../portal/src/pages/plans/wizard/draft.ts'
import { readWizardSearch } from '../../portal/src/pages/plans/wizard/wizard-search.ts'

test('a link to the wizard with customers plans those alone', () => {
  const search = readWizardSearch({ only: 'contoso.example,fabrikam.example' })
  expect(withSearch(EMPTY, search)).toMatchObject({ which: 'only', customers: ['contoso.example', 'fabrikam.example'] })
})
