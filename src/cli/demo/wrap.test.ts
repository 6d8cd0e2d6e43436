import { expect, test } from 'vitest'
import { wrap } from './wrap.ts'

test('leaves a short sentence as it is, after its indent', () => {
  expect(wrap('Nothing needs you.', '  ')).toBe('  Nothing needs you.')
})

test('breaks a long one between words, with the rest further in, and never beyond eighty columns', () => {
  const lines = wrap('word '.repeat(60).trim(), '  ', 2).split('\n')
  expect(lines.length).toBeGreaterThan(3)
  expect(lines[0]).toMatch(/^ {2}word/)
  expect(lines[1]).toMatch(/^ {4}word/)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80)
})

test('keeps a word whole that is longer than a line', () => {
  expect(wrap(`see ${'x'.repeat(90)} there`).split('\n')).toEqual(['see', 'x'.repeat(90), 'there'])
})
