import { expect, test } from 'vitest'
import { table } from './table.ts'
import { createView } from './view.ts'

const HEAD = ['Customer', 'Product', 'Days']
const ROWS = [['Contoso Pharmaceuticals and Partners', 'Office 365 Enterprise E4 without anything', 'expires 2026-04-15']]

test('a table is as wide as the terminal, however narrow the words beside it are', () => {
  const [, row] = table(HEAD, ROWS, createView({ columns: 80, width: 140, hasColor: false })).split('\n')
  expect(row).toBe('Contoso Pharmaceuticals and Partners  Office 365 Enterprise E4 without anything  expires 2026-04-15')
})

test('where no width is said, it has the columns of the words', () => {
  for (const line of table(HEAD, ROWS, createView({ columns: 60, hasColor: false })).split('\n'))
    expect(line.length).toBeLessThanOrEqual(60)
})
