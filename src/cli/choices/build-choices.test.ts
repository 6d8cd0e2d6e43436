import { describe, expect, test } from 'vitest'
import { buildChoices } from './build-choices.ts'
import { mergeChoices } from './merge-choices.ts'
import { parseCeiling, parseHold, parseMayStay, parseNewServices, parseSeats, parseSeatsFrom, parseUser } from './parse-choices.ts'
import { parseChoices } from './read-choices-file.ts'

const SWAY = 'a23b959c-7ce8-4e57-9140-b90eb88a9e97'

describe('flags', () => {
  test('become choices', () => {
    const choices = buildChoices({
      newServices: parseNewServices('off'),
      retirement: ['office-365-e4', 'kaizala-pro'],
      option: ['office-365-e3', 'x=y', 'remove-only'],
      seats: parseSeats('assigned+5'),
      hold: parseHold('48h'),
      ceiling: parseCeiling('20.00eur'),
      billing: 'annual',
      termEndMargin: 10,
      only: ['contoso.example'],
    })
    expect(choices).toMatchObject({
      newServices: 'off',
      options: { 'office-365-e4': 'office-365-e3', 'kaizala-pro': 'remove-only', x: 'y' },
      seats: { assignedPlus: 5 },
      hold: { hours: 48 },
      unitPriceCeiling: { amount: '20.00', currency: 'EUR' },
      billingCycle: 'annual',
      termEndMarginDays: 10,
      only: ['contoso.example'],
    })
  })

  test.each([
    [parseSeats, 'all', /assigned\+N/],
    [parseHold, '2 days', /2wd/],
    [parseCeiling, 'EUR20', /20.00EUR/],
    [parseNewServices, 'maybe', /on, off/],
    [parseSeatsFrom, 'owned,anywhere', /owned, more, new/],
    [parseSeatsFrom, 'new,new', /each at most once/],
    [parseUser, 'megan=office-365-e5', /megan@contoso\.example=office-365-e5/],
    [parseUser, 'megan@contoso.example=', /UPN=OPTION/],
    [parseMayStay, 'abc=2026-02-30', /YYYY-MM-DD/],
  ])('say what would be right', (parse, text, right) => {
    expect(() => parse(text)).toThrow(right)
  })

  test('of users, days and seats go together with those of a file', () => {
    const file = parseChoices(
      'choices.yaml',
      'newServices: on\nseatLimits: { maximum: 90 }\nusers:\n  - { users: [bo@contoso.example], option: office-365-e1 }\nmayStayUntil: { s2: 2026-03-01 }\n',
    )
    const flags = {
      user: parseUser('Megan@contoso.example,ada@contoso.example=office-365-e5'),
      mayStay: parseMayStay('S1=2026-09-30'),
      seatsMin: 5,
    }
    expect(buildChoices({ ...flags, seatsFrom: ['owned', 'new'], voiceLoss: 'accept', allowUnreviewed: true }, file)).toMatchObject({
      users: [
        { users: ['bo@contoso.example'], option: 'office-365-e1' },
        { users: ['megan@contoso.example', 'ada@contoso.example'], option: 'office-365-e5' },
      ],
      mayStayUntil: { s1: '2026-09-30', s2: '2026-03-01' },
      seatLimits: { minimum: 5, maximum: 90 },
      ...{ seatsFrom: ['owned', 'new'], voiceLoss: 'accept', allowUnreviewed: true },
    })
  })

  test('name service plans by id', () => {
    expect(parseNewServices(SWAY.toUpperCase())).toEqual({ on: [SWAY] })
  })

  test('have to say what happens to new services', () => {
    expect(() => buildChoices({})).toThrow('--new-services: missing')
  })

  test('have to pair every option with a retirement, once', () => {
    expect(() => buildChoices({ newServices: 'on', option: ['office-365-e3'] })).toThrow('0 --retirement and 1 --option')
    expect(() => buildChoices({ newServices: 'on', option: ['a=b', 'a=c'] })).toThrow('a has two options')
    expect(() => buildChoices({ newServices: 'on', option: ['=c'] })).toThrow('expected RETIREMENT=OPTION')
  })

  test('out of range are named as flags', () => {
    expect(() => buildChoices({ newServices: 'on', termEndMargin: 1000 })).toThrow(/^--term-end-margin: /)
  })
})

describe('a choices file', () => {
  const file = parseChoices(
    'choices.yaml',
    'newServices: on\noptions:\n  a: b\n  c: d\nseats: assigned\ncustomers:\n  contoso.example:\n    term: P1M\n',
  )

  test('holds what flags do not say', () => {
    expect(buildChoices({ newServices: 'off', option: ['a=z'] }, file)).toMatchObject({
      newServices: 'off',
      seats: 'assigned',
      options: { a: 'z', c: 'd' },
      customers: { 'contoso.example': { term: 'P1M' } },
    })
  })

  test.each([
    ['newServices: perhaps', 'choices.yaml:1: newServices: expected on, off'],
    ['newServices: on\n\nhold: 2', 'choices.yaml:3: hold: expected { workingDays: N }'],
    ['newServices: on\nseat: assigned', 'choices.yaml:2: seat: no such choice; expected newServices'],
    ['newServices: on\ncustomers:\n  contoso.example:\n    term: P2Y', 'choices.yaml:4: customers.contoso.example.term: '],
    ['seats: assigned', 'choices.yaml: newServices, or --new-services: missing'],
    ['- newServices', 'choices.yaml: expected choices'],
    ['a: [', 'choices.yaml:1: not valid YAML'],
  ])('that is wrong is told where and what was expected: %j', (text, message) => {
    expect(() => buildChoices({}, parseChoices('choices.yaml', text))).toThrow(message)
  })
})

describe('several choices files', () => {
  const first = parseChoices('a.yaml', 'newServices: on\nterm: P1M\ncustomers:\n  contoso.example: { term: P1M, options: { a: b } }\n')
  const second = parseChoices(
    'b.yaml',
    'term: P3Y\ncustomers:\n  contoso.example: { options: { c: d } }\n  fabrikam.example: { seats: all }\n',
  )

  test('are one, of which the later wins', () => {
    const { values } = mergeChoices([first, second])
    expect(values).toMatchObject({
      ...{ newServices: 'on', term: 'P3Y' },
      customers: { 'contoso.example': { term: 'P1M', options: { a: 'b', c: 'd' } } },
    })
  })

  test('are named where they are wrong', () => {
    expect(() => buildChoices({}, mergeChoices([first, second]))).toThrow('b.yaml:4: customers.fabrikam.example.seats: ')
  })
})
