import { expect, test } from 'vitest'
import type { Deadline } from '../../api/contract/deadlines.ts'
import { renderAllDeadlines } from './render-deadlines.ts'
import { createView } from './view.ts'

const VIEW = createView({ columns: 120, hasColor: false })

test('two products that were bought in place of one are told apart, and seats that were added', () => {
  const own = { at: '2026-01-22T00:00:00.000Z', inDays: 7, customer: { name: 'Contoso' }, product: 'Office 365 E4', kind: 'last-free-day' }
  const all = [{ product: 'Office 365 E3' }, { product: 'Audio Conferencing', added: 30 }, {}].map((facts) => ({ ...own, facts }))
  const lines = renderAllDeadlines(all as unknown as readonly Deadline[], VIEW).split('\n')
  expect(lines.slice(1).map((line) => line.split(/ {2,}/)[3])).toEqual([
    'Office 365 E3, for Office 365 E4',
    '30 more of Audio Conferencing, for Office 365 E4',
    'Office 365 E4',
  ])
})
