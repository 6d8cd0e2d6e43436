import { expect, test } from 'vitest'
import { parsePauseAbove } from './parse-pause-above.ts'

test.each([
  ['20%', 0.2],
  ['12.5%', 0.125],
  ['0%', 0],
  ['100%', 1],
  ['never', null],
])('reads %s', (text, share) => {
  expect(parsePauseAbove(text)).toBe(share)
})

test.each(['20', '0.2', '101%', '-1%', 'sometimes', ''])('refuses %j and says what it wants', (text) => {
  expect(() => parsePauseAbove(text)).toThrow('such as 20%, or never')
})
