import { describe, expect, test } from 'vitest'
import { aClient, anEmulator, appToken, call, contoso, at, refreshToken, textAt, tokenCall, userToken } from './a-running-emulator.ts'

const SCOPE = 'https://api.partnercenter.microsoft.com/.default'

describe('the token endpoint', () => {
  test('gives an app-only token that lasts an hour of virtual time', async () => {
    const emulator = await anEmulator()
    const client = await aClient(emulator)
    const answer = await tokenCall(emulator, emulator.tenantId, { grant_type: 'client_credentials', scope: SCOPE })
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    expect((await client.partnerCenter('GET', '/v1/customers')).status).toBe(200)
    await client.emulator('POST', '/clock', { advance: '61m' })
    const late = await client.partnerCenter('GET', '/v1/customers')
    expect(late.status).toBe(401)
    expect(late.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('gives a new refresh token with every redemption and lets the old one live', async () => {
    const emulator = await anEmulator()
    const first = await refreshToken(emulator, 'adminAgent')
    const redeem = () => tokenCall(emulator, emulator.tenantId, { grant_type: 'refresh_token', refresh_token: first, scope: SCOPE })
    const second = textAt((await redeem()).body, 'refresh_token')
    expect(second).not.toBe(first)
    expect((await redeem()).status).toBe(200)
    await call(`${emulator.url}/emulator/clock`, { method: 'POST', body: JSON.stringify({ advance: '91d' }) })
    expect((await redeem()).body).toMatchObject({ error: 'invalid_grant' })
  })

  test.each([
    [{ client_secret: 'wrong', grant_type: 'client_credentials', scope: SCOPE }, 401, 'invalid_client'],
    [{ grant_type: 'client_credentials', scope: 'https://nowhere.example/.default' }, 400, 'invalid_scope'],
    [{ grant_type: 'password', scope: SCOPE }, 400, 'unsupported_grant_type'],
    [{ grant_type: 'refresh_token', refresh_token: 'made up', scope: SCOPE }, 400, 'invalid_grant'],
  ])('refuses %j in the shape of Entra', async (form, status, error) => {
    const emulator = await anEmulator()
    const answer = await tokenCall(emulator, emulator.tenantId, form)
    expect([answer.status, at(answer.body, 'error')]).toEqual([status, error])
    expect(at(answer.body, 'error_codes')).toHaveLength(1)
  })

  test('gives no app-only Graph token in a tenant without consent, and none for Partner Center in a customer tenant', async () => {
    const emulator = await anEmulator({ customers: [contoso({ appConsent: false })] })
    const { customerId } = await aClient(emulator)
    const graph = await tokenCall(emulator, customerId, { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' })
    expect(at(graph.body, 'error')).toBe('invalid_client')
    const partnerCenter = await tokenCall(emulator, customerId, { grant_type: 'client_credentials', scope: SCOPE })
    expect(at(partnerCenter.body, 'error')).toBe('invalid_scope')
  })
})

describe('the authorize page', () => {
  const address = (query: Record<string, string>, emulator: { login: string; tenantId: string; clientId: string }) =>
    `${emulator.login}/${emulator.tenantId}/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: emulator.clientId, response_type: 'code', redirect_uri: 'http://127.0.0.1:1/x', ...query }).toString()}`

  test('sends an unknown hint back with login_required', async () => {
    const emulator = await anEmulator()
    const answer = await call(address({ prompt: 'none', login_hint: 'nobody@example', state: 'abc' }, emulator))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toContain('error=login_required')
    expect(answer.headers.get('location')).toContain('state=abc')
  })

  test('offers the named people and sends nobody off this machine', async () => {
    const emulator = await anEmulator()
    const { text } = await call(address({}, emulator))
    expect(text).toContain('Megan Bowen')
    expect(text).toContain('Acts for customers in Partner Center')
    expect(text).not.toMatch(/<script|src=/)
    expect((await call(address({ redirect_uri: 'https://elsewhere.example/' }, emulator))).status).toBe(400)
  })
})

describe('rights', () => {
  test('refuses a missing token, a stranger and the wrong audience with 401', async () => {
    const emulator = await anEmulator()
    const { customerId } = await aClient(emulator)
    const list = `${emulator.partnerCenter}/v1/customers`
    const graphToken = await appToken(emulator, 'graph', customerId)
    expect((await call(list)).status).toBe(401)
    expect((await call(list, { headers: { authorization: 'Bearer stranger' } })).status).toBe(401)
    const wrong = await call(list, { headers: { authorization: `Bearer ${graphToken}` } })
    expect([wrong.status, at(wrong.body, 'code')]).toEqual([401, 900420])
    const graph = await call(`${emulator.graph}/v1.0/users`)
    expect([graph.status, at(graph.body, 'error.code')]).toEqual([401, 'InvalidAuthenticationToken'])
  })

  test('refuses app-only where App+User is needed with 900329', async () => {
    const emulator = await anEmulator()
    const client = await aClient(emulator)
    const id = textAt((await client.partnerCenter('GET', `${client.root}/subscriptions`)).body, 'items.0.id')
    const refused = await client.partnerCenter('GET', `${client.root}/subscriptions/${id}/provisioningstatus`)
    expect([refused.status, at(refused.body, 'code')]).toEqual([403, 900329])
    const user = await aClient(emulator, 'adminAgent')
    expect((await user.partnerCenter('GET', `${client.root}/subscriptions/${id}/provisioningstatus`)).body).toMatchObject({
      status: 'success',
      quantity: 30,
    })
  })

  test('lets a helpdesk agent look, but neither buy nor assign', async () => {
    const emulator = await anEmulator()
    const client = await aClient(emulator, 'helpdeskAgent')
    expect((await client.partnerCenter('GET', `${client.root}/subscriptions`)).status).toBe(200)
    const cart = await client.partnerCenter('POST', `${client.root}/carts`, { lineItems: [{}] })
    expect([cart.status, at(cart.body, 'code')]).toEqual([403, 900150])
    const assign = await client.graph('POST', '/users/anyone/assignLicense', { addLicenses: [], removeLicenses: [] })
    expect([assign.status, at(assign.body, 'error.code')]).toEqual([403, 'Authorization_RequestDenied'])
  })

  test('refuses a customer that the partner has lost with 20002', async () => {
    const emulator = await anEmulator({ customers: [contoso({ relationship: 'none' })] })
    const client = await aClient(emulator)
    const refused = await client.partnerCenter('GET', `${client.root}/subscriptions`)
    expect([refused.status, at(refused.body, 'code')]).toEqual([403, 20002])
    expect(at((await client.partnerCenter('GET', '/v1/customers')).body, 'totalCount')).toBe(0)
    await expect(userToken(emulator, 'adminAgent', 'graph', client.customerId)).rejects.toThrow('access_token')
  })
})
