import { describe, expect, test } from 'vitest'
import { cut, fit, widthOf, withMinutes, wrap } from './text.ts'
import { table } from './table.ts'
import { createView } from './view.ts'

describe('wrap', () => {
  test('breaks between words and hangs further lines', () => {
    expect(wrap('  one two three four', 12)).toBe('  one two\n    three\n    four')
  })

  test('breaks what has no space', () => {
    expect(
      wrap('https://example.com/a/very/long/path', 20)
        .split('\n')
        .every((line) => line.length <= 20),
    ).toBe(true)
  })

  test('leaves alone what fits', () => {
    expect(wrap('a   b', 80)).toBe('a   b')
  })
})

describe('width', () => {
  test('counts wide letters twice, and accents not at all', () => {
    expect(widthOf('東京')).toBe(4)
    expect(widthOf('e\u0301')).toBe(1)
  })

  test('cuts by width, not by length', () => {
    expect(cut('東京都庁', 5)).toBe('東京…')
    expect(fit('Contoso', 10)).toBe('Contoso   ')
  })
})

describe('table', () => {
  test('cuts the widest column first', () => {
    const text = table(['Name', 'N'], [['a'.repeat(100), '1']], createView({ columns: 20, hasColor: false }))
    expect(text.split('\n')).toEqual(['Name               N', `${'a'.repeat(16)}…  1`])
  })

  test('writes a block per row where a table does not fit', () => {
    const text = table(
      ['Customer', 'Product', 'Status', 'Term ends'],
      [['Contoso', 'Office 365 Enterprise E4', 'active', '2026-01-01']],
      createView({ columns: 30, hasColor: false }),
    )
    expect(text).toBe('Contoso\n  Product: Office 365\n    Enterprise E4\n  Status: active\n  Term ends: 2026-01-01')
  })
})

test('shortens instants inside a sentence', () => {
  expect(withMinutes('looking again 2026-04-15T01:51:35.638Z.')).toBe('looking again 2026-04-15 01:51Z.')
})
