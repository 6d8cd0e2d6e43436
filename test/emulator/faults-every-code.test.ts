import { describe, expect, test } from 'vitest'
import { STATUS_CODES } from '../../emulator/faults/status-codes.ts'
import type { StatusCode } from '../../emulator/faults/status-codes.ts'
import { graphOperations } from '../../emulator/handlers/graph/operations.ts'
import { loginOperations } from '../../emulator/handlers/login.ts'
import { partnerCenterOperations } from '../../emulator/handlers/partner-center/operations.ts'
import type { Operation } from '../../emulator/http/operation.ts'
import type { RunningEmulator } from '../../emulator/server.ts'
import { aClient, anEmulator, at, call, listAt, SWAP, tokenCall } from './a-running-emulator.ts'
import type { Answered, Client } from './a-running-emulator.ts'

const OPERATIONS = { 'partner-center': partnerCenterOperations, graph: graphOperations, login: loginOperations }

/** The first operation that a code can come from, whatever it answers otherwise. */
function operationOf(code: StatusCode): Operation {
  const operations: readonly Operation[] = OPERATIONS[code.api]
  const name = code.operations[0] === '*' ? operations[0]?.name : code.operations[0]
  return operations.find((one) => one.name === name) ?? expect.fail(`${code.code}: there is no operation ${name}`)
}

function send(emulator: RunningEmulator, client: Client, code: StatusCode): Promise<Answered> {
  if (code.api === 'login') return tokenCall(emulator, 'common', { grant_type: 'client_credentials' })
  const { method, path } = operationOf(code)
  const filled = path.replace(':customer', client.customerId).replace('/v1.0', '').replaceAll(/:\w+/g, 'something')
  const body = method === 'GET' ? undefined : SWAP
  if (code.api === 'graph') return client.graph(method, `${filled}${code.laterPagesOnly ? '?$skiptoken=eA' : ''}`, body)
  return client.partnerCenter(method, filled, body)
}

/** The code as a client reads it in the body of this API. */
function codeIn(code: StatusCode, answer: Answered): unknown {
  if (code.api === 'graph') return at(answer.body, 'error.code')
  return String(at(answer.body, code.api === 'login' ? 'error_codes.0' : 'code'))
}

describe('a fault of kind error', () => {
  test('answers every documented code in the shape of its API, and nothing is done', async () => {
    const emulator = await anEmulator({ settings: { enforceQuotas: false } })
    const client = await aClient(emulator)
    const eventCount = async () => listAt((await client.emulator('GET', '/events')).body, 'events').length
    const before = await eventCount()
    for (const code of STATUS_CODES) {
      const operation = code.api === 'login' ? 'token' : operationOf(code).name
      const armed = await client.emulator('POST', '/faults', { kind: 'error', operation, code: code.code, times: 1 })
      expect([code.code, armed.status, armed.text.slice(0, 300)]).toEqual([code.code, 201, expect.any(String)])
      const answer = await send(emulator, client, code)
      const expected = code.api === 'graph' ? code.wireCode : code.code
      expect([code.code, answer.status, codeIn(code, answer)]).toEqual([code.code, code.status, expected])
      await client.emulator('DELETE', '/faults')
    }
    expect(await eventCount()).toBe(before)
  })

  test('names operations that there are', () => {
    const names = new Set(Object.values(OPERATIONS).flatMap((operations: readonly Operation[]) => operations.map((one) => one.name)))
    const unknown = STATUS_CODES.flatMap((code) => code.operations).filter((name) => name !== '*' && !names.has(name))
    expect([...new Set(unknown)]).toEqual([])
  })

  test('answers with another status where one is documented', async () => {
    const client = await aClient(await anEmulator())
    const fault = { kind: 'error', operation: 'listSubscriptions', times: 1 }
    await client.emulator('POST', '/faults', { ...fault, code: '800003', status: 502 })
    expect((await client.partnerCenter('GET', `${client.root}/subscriptions`)).status).toBe(502)
    await client.emulator('POST', '/faults', { ...fault, operation: 'getUser', code: 'TRANSIENT', status: 503 })
    const transient = await client.graph('GET', '/users/nobody')
    expect([transient.status, at(transient.body, 'error.code')]).toEqual([503, 'serviceNotAvailable'])
  })

  test('with * hits every operation that can answer so, and no other', async () => {
    const client = await aClient(await anEmulator())
    await client.emulator('POST', '/faults', { kind: 'error', operation: '*', code: '20003' })
    expect((await client.partnerCenter('GET', `${client.root}/subscriptions`)).status).toBe(200)
    const answer = await client.partnerCenter('GET', `${client.root}/subscriptions/old`)
    expect([answer.status, at(answer.body, 'code')]).toEqual([404, 20003])
    expect((await client.graph('GET', '/subscribedSkus')).status).toBe(200)
  })

  test('hits only requests in whose path or body its match stands', async () => {
    const client = await aClient(await anEmulator())
    await client.emulator('POST', '/faults', { kind: 'error', operation: '*', code: '2012', match: 'RENAMED' })
    await client.emulator('POST', '/faults', { kind: 'error', operation: 'getSubscription', code: '900308', match: '/subscriptions/abc' })
    const path = `${client.root}/subscriptions`
    expect(at((await client.partnerCenter('PATCH', `${path}/x`, { friendlyName: 'Renamed' })).body, 'code')).toBe(2012)
    expect(at((await client.partnerCenter('PATCH', `${path}/x`, { friendlyName: 'HQ' })).body, 'code')).toBe(20003)
    expect(at((await client.partnerCenter('GET', `${path}/ABC`)).body, 'code')).toBe(900308)
    expect(at((await client.partnerCenter('GET', `${path}/xyz`)).body, 'code')).toBe(20003)
  })
})

describe('a fault that cannot be', () => {
  test.each([
    [{ kind: 'error', operation: 'checkout' }, 'code is missing: expected a documented code, for example 800060'],
    [{ kind: 'error', operation: 'checkout', code: '4711' }, 'expected a code of docs/status-codes.md'],
    [{ kind: 'error', operation: '*', code: '60012' }, 'users and licenses through Partner Center are not built'],
    [
      { kind: 'error', operation: 'listUsers', code: 'COUNT_VIOLATION' },
      'COUNT_VIOLATION cannot come from listUsers: expected * or assignLicense.',
    ],
    [{ kind: 'error', operation: 'checkout', code: 'FORBIDDEN' }, 'expected * or any operation of Graph'],
    [{ kind: 'error', operation: 'checkout', code: '800003', status: 418 }, '800003 is documented with 500, 502, 503, 504'],
    [{ kind: '503', operation: 'checkout', code: '800003' }, 'only error, lineError, orderError, groupError have one'],
    [{ kind: 'lineError', operation: 'createCart', code: '11' }, 'expected one of 0, 10000'],
    [{ kind: 'lineError', operation: 'checkout', code: '10003' }, 'expected * or createCart, updateCart'],
    [{ kind: 'orderError', operation: 'checkout', code: '2055' }, 'expected one of'],
    [{ kind: 'groupError', operation: 'listUsers', code: 'Tired' }, 'expected one of CountViolation'],
    [{ kind: 'stale', operation: 'checkout' }, 'expected * or listSubscriptions'],
    [{ kind: 'stale' }, 'operation is undefined: expected * or one of listSubscriptions'],
    [{ kind: '424', operation: 'checkout' }, 'item of a batch'],
    [{ kind: 'tokenExpired', operation: 'token' }, 'an operation of Partner Center or Graph'],
    [{ kind: 'slow', operation: '*', seconds: 3600 }, '300 at most'],
    [{ kind: '429', operation: '*', seconds: 3 }, 'only slow and stale have them'],
  ])('%j is refused with what would be right', async (fault, words) => {
    const emulator = await anEmulator()
    const answer = await call(`${emulator.url}/emulator/faults`, { method: 'POST', body: JSON.stringify(fault) })
    expect([answer.status, at(answer.body, 'error')]).toEqual([400, expect.stringContaining(words)])
  })
})
