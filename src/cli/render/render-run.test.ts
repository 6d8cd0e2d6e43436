import { describe, expect, test } from 'vitest'
import { aMigration, aRun } from './a-run.fixture.ts'
import { renderRun } from './render-run.ts'
import { widthOf } from './text.ts'
import { createView } from './view.ts'

const wide = createView({ columns: 80, hasColor: false })
const narrow = createView({ columns: 40, hasColor: false })

const mixed = aRun([
  aMigration({
    users: { verified: 118, refused: 2 },
    state: 'needs-person',
    step: 'move-licenses',
    reason: { code: 'refused', text: '2 users were refused: no usage location', facts: {} },
  }),
  aMigration({
    customer: { id: '2', name: 'Wide World Importers International', domain: 'contoso.example' },
    state: 'waiting',
    step: 'hold',
    dueAt: '2026-03-04T09:00:00.000Z',
    users: { verified: 5 },
  }),
  aMigration({
    customer: { id: '3', name: 'Fabrikam', domain: 'contoso.example' },
    state: 'watching',
    users: { verified: 120 },
    dueAt: '2026-07-01T00:00:00.000Z',
  }),
])

describe('run show', () => {
  test('says one customer per block, whoever needs a person last', () => {
    expect(renderRun(mixed, true, wide)).toBe(`practice   run r-1 of migration plan p-1   running
  3 migrations: 1 needs a person, 1 waiting, 1 watching
  pauses by itself when more than 20 % fail

Wide World Importers Intern…   office-365-e4   waiting          moved 5 of 5
  cool-down before the old subscription is suspended, until 2026-03-04 09:00Z
Fabrikam                       office-365-e4   watching         moved 120 of 120
  the old subscription is suspended
  to be looked at again 2026-07-01 00:00Z
Contoso   office-365-e4   needs a person   moved 118 of 120, 2 refused
  moving licenses
  2 users were refused: no usage location

1 migration needs a person. When the reason is gone: crossgrade run retry r-1`)
  })

  test.each([narrow, wide])('stays within the columns', (view) => {
    for (const line of renderRun(mixed, true, view).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(view.columns)
  })

  test('says practice only where it is', () => {
    expect(renderRun(mixed, false, wide)).not.toContain('practice')
  })

  test('counts nobody as moved of whom it was not read back', () => {
    expect(
      renderRun(aRun([aMigration({ state: 'working', users: { sent: 3, moved: 1, verified: 2, pending: 4 } })]), false, wide),
    ).toContain('moved 3 of 10')
  })

  test('lets no name steer the terminal', () => {
    const escape = String.fromCharCode(27)
    expect(
      renderRun(aRun([aMigration({ customer: { id: '1', name: `Evil${escape}[2J`, domain: 'contoso.example' } })]), false, wide),
    ).not.toContain(escape)
  })
})
