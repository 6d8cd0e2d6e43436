import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GROUP_ERRORS, LINE_ERRORS, STATUS_CODES } from '../../emulator/faults/status-codes.ts'
import { apiOf, findSwitch } from '../../scripts/status-codes/switch-of.ts'
import { openShop } from './a-shop.ts'
import type { Shop } from './a-shop.ts'
import { readExpected } from './read-expected.ts'
import { whatComes } from './what-comes.ts'

const expected = readExpected()
let shop: Shop

beforeAll(async () => {
  shop = await openShop()
})

afterAll(() => shop[Symbol.asyncDispose]())

describe('a refusal reaches a person with its meaning, its code, the provider’s words and what helps', () => {
  test.each(expected)('$api $fault $code on $on', async ({ api: _api, fault, on, code, ...came }) => {
    expect(await whatComes({ fault, on, code }, shop)).toEqual(came)
  })
})

describe('expected.yaml', () => {
  test('names every code that Crossgrade can meet', () => {
    const met = STATUS_CODES.flatMap((each) => (findSwitch(each) ? [`${apiOf(each)} error ${each.code}`] : []))
    const lines = LINE_ERRORS.map(({ errorCode }) => `partner-center lineError ${errorCode}`)
    const licenses = GROUP_ERRORS.map((code) => `graph groupError ${code}`)
    const named = new Set(expected.map(({ api, fault, code }) => `${api} ${fault} ${code}`))
    expect([...met, ...lines, ...licenses].filter((each) => !named.has(each))).toEqual([])
  })

  test('names each once', () => {
    const names = expected.map(({ api, fault, on, code }) => [api, fault, on, code].join(' '))
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})
