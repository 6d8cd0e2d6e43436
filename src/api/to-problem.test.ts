import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOBODY } from './caller.ts'
import { toProblem } from './to-problem.ts'

const HEADERS = { headers: {} }
const MEGAN = { ...NOBODY, actor: 'Megan Bowen (adminAgent)' }
/** As the database's driver words it. */
const REFUSED = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' })
const NO_TABLE = Object.assign(new Error('relation "sessions" does not exist'), { code: '42P01' })

describe('an error of ours', () => {
  const warn = vi.spyOn(process, 'emitWarning')
  beforeEach(() => void warn.mockImplementation(() => undefined))
  afterEach(() => void warn.mockReset())

  test('is told to whoever is known here as it is, and to others that it is in the output', () => {
    expect(toProblem(NO_TABLE as never, { ...HEADERS, caller: MEGAN })).toMatchObject({ status: 500, detail: NO_TABLE.message })
    for (const caller of [NOBODY, null]) {
      const fault = toProblem(NO_TABLE, { ...HEADERS, caller })
      expect(fault).toMatchObject({ code: 'our-fault', facts: {}, detail: 'Whoever runs Crossgrade finds more in its output.' })
      expect(JSON.stringify(fault)).not.toContain('sessions')
    }
    expect(warn.mock.calls.map(([text]) => String(text))).toEqual(Array(3).fill(expect.stringContaining(NO_TABLE.message)))
  })

  test('says to everybody that the database is away, and what it said only to whoever is known', () => {
    const away = toProblem(REFUSED, { ...HEADERS, caller: NOBODY })
    expect(away).toMatchObject({ status: 503, type: '/problems/database-away' })
    expect(JSON.stringify(away)).not.toContain('10.1.2.3')
    expect(toProblem(REFUSED as never, { ...HEADERS, caller: MEGAN }).detail).toContain('10.1.2.3:5432')
  })
})
