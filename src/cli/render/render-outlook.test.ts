import { describe, expect, test } from 'vitest'
import type { Outlook } from '../../api/contract/outlook.ts'
import { renderOutlook } from './render-outlook.ts'
import { widthOf } from './text.ts'
import { createView } from './view.ts'

const wide = createView({ columns: 100, hasColor: false })
const NOW = '2026-01-15T09:00:00.000Z'

function anOutlook(own: Partial<Outlook> = {}, finish: Partial<Outlook['finish']> = {}): Outlook {
  return {
    run: 'r-1',
    now: NOW,
    workers: [{ id: 'w-1', version: '0.1.0', heartbeatAgeMs: 300, phases: ['r-1/c1/3', 'r-1/c2/1'] }],
    quotas: [
      {
        key: 'graph:writes:c1',
        name: 'Graph writes of Contoso',
        named: { code: 'graph-writes', text: 'Graph writes of Contoso', facts: { customer: 'Contoso' } },
        limit: 3000,
        windowSeconds: 150,
        paceShare: 0.75,
        used: 2100,
        share: 0.7,
        from: '2026-01-15T08:57:15.000Z',
        until: '2026-01-15T08:59:45.000Z',
        blockedUntil: '2026-01-15T09:02:00.000Z',
        blockedBecause: 'batch was answered 429',
        reason: null,
      },
    ],
    pace: { moved: 1000, minutes: 10, perMinute: 100 },
    users: { left: 1000, waitForSeats: 0 },
    finish: {
      lastMoveAt: '2026-01-15T09:10:00.000Z',
      notBefore: '2026-01-15T09:00:50.000Z',
      heldBy: { code: 'pace', text: 'nothing but our own pace', facts: {} },
      unknown: null,
      reason: null,
      holdEndsAt: '2026-01-17T09:10:00.000Z',
      suspendedAt: '2026-01-17T09:10:00.000Z',
      deletedEarliestAt: '2026-04-17T09:10:00.000Z',
      deletedLatestAt: '2026-05-17T09:10:00.000Z',
      ...finish,
    },
    notIncluded: null,
    ...own,
  }
}

describe('the budget and the finish of a run', () => {
  test('say when the last user moves, what holds it, and what comes after', () => {
    expect(renderOutlook(anOutlook(), wide)).toBe(`1000 users left, 100 a minute in the last 10 minutes.
The last user moves about 2026-01-15 09:10Z, not before 2026-01-15 09:00Z, held by nothing but our
  own pace.
Then the hold ends about 2026-01-17 09:10Z, the old subscriptions end, and Microsoft deletes what
  was suspended from 2026-04-17 to 2026-05-17, or when a term ends before that.
worker w-1, version 0.1.0, alive, 2 phases in hand

Quota                    Drawn                Window
Graph writes of Contoso  2100 of 3000 (70 %)  150 s to 08:59:45Z
Graph writes of Contoso: closed until 2026-01-15 09:02Z, because batch was answered 429.`)
  })

  test('say that it is unknown, and why, and give no day', () => {
    const nothing = { lastMoveAt: null, holdEndsAt: null, suspendedAt: null, deletedEarliestAt: null, deletedLatestAt: null }
    const text = renderOutlook(
      anOutlook(
        { quotas: [], pace: { moved: 0, minutes: 10, perMinute: 0 } },
        { ...nothing, notBefore: null, heldBy: null, unknown: 'nothing has moved yet' },
      ),
      wide,
    )
    expect(text).toContain('When the last user moves is unknown: nothing has moved yet.')
    expect(text).not.toMatch(/20\d\d-/)
  })

  test('name who is not included, a worker that is silent, and that there is none', () => {
    const notIncluded = { migrations: 7, users: 40, customers: ['Contoso', 'Fabrikam', 'Adatum', 'Litware', 'Proseware'] }
    const silent = [{ id: 'w-1', version: '0.1.0', heartbeatAgeMs: 9000, phases: [] }]
    const text = renderOutlook(anOutlook({ notIncluded, workers: silent }), createView({ columns: 200, hasColor: false }))
    expect(text).toContain(
      'Not included: 7 migrations with 40 users that wait for a person (Contoso, Fabrikam, Adatum, Litware, Proseware, ...).',
    )
    expect(text).toContain('silent for 9 s, 0 phases in hand')
    expect(renderOutlook(anOutlook({ workers: [] }), wide)).toContain('No worker is alive')
  })

  test('stay within the columns', () => {
    for (const columns of [40, 80])
      for (const line of renderOutlook(anOutlook(), createView({ columns, hasColor: false })).split('\n'))
        expect(widthOf(line)).toBeLessThanOrEqual(columns)
  })
})
