import { expect, test } from 'vitest'
import { isCountry } from './country.ts'

test.each(['IT', 'SE', 'US', 'TW', 'SX'])('%s is a country', (code) => expect(isCountry(code)).toBe(true))

test.each(['ZZ', 'EU', 'QX', 'it', 'ITA', 'I', '', '\u0391\u0392'])('%j is none', (code) => expect(isCountry(code)).toBe(false))
