import { expect, test } from 'vitest'
import { aCart, aClient, anEmulator, at, contoso, listAt, textAt } from './a-running-emulator.ts'
import type { Client } from './a-running-emulator.ts'
import { auditRecords, codeOf, nceLine, postOrder } from './a-sale.ts'
import { itemOf } from './a-running-emulator.ts'

const MCA = 'MicrosoftCustomerAgreement'
const CONTACT = { firstName: 'Anna', lastName: 'Ek', email: 'anna@contoso.example' }
const unsigned = { customers: [contoso({ agreementSigned: false })] }

async function confirm(client: Client, more: object = {}) {
  const templates = (await client.partnerCenter('GET', `/v1/agreements?agreementType=${MCA}`)).body
  const agreement = { primaryContact: CONTACT, templateId: textAt(templates, 'items.0.templateId'), dateAgreed: '2026-03-01', type: MCA }
  return client.partnerCenter('POST', `${client.root}/agreements`, { ...agreement, ...more })
}

test('nothing is sold without the customer agreement until it is confirmed', async () => {
  const client = await aClient(await anEmulator(unsigned), 'adminAgent')
  const checkout = `${client.root}/carts/${await aCart(client)}/checkout`
  expect(codeOf(await client.partnerCenter('POST', checkout))).toEqual([403, 13605])
  const { catalogItemId: offerId, ...line } = Object(nceLine(await itemOf(client, 'CFQ7TTC0LF8R', '0001')))
  expect(codeOf(await postOrder(client, { offerId, ...line }))).toEqual([403, 13605])
  expect((await confirm(client)).status).toBe(201)
  expect((await client.partnerCenter('POST', checkout)).status).toBe(201)
  expect((await auditRecords(client, '2026-03-01')).map((record) => at(record, 'operationType'))).toEqual([
    'create_order',
    'create_agreement',
  ])
})

test('the same confirmation a second time is 600061 in the newer shape', async () => {
  const client = await aClient(await anEmulator(unsigned), 'adminAgent')
  await confirm(client)
  const again = await confirm(client)
  expect(again.status).toBe(400)
  expect(again.body).toMatchObject({ code: 600061, errorName: 'AgreementExists', isRetryable: false })
})

test('a wrong confirmation says what would be right', async () => {
  const client = await aClient(await anEmulator(unsigned), 'adminAgent')
  for (const wrong of [{ primaryContact: {} }, { type: 'Handshake' }, { templateId: 'none' }, { dateAgreed: '2099-01-01' }])
    expect(codeOf(await confirm(client, wrong))).toEqual([400, 800002])
})

test('agreements are listed by type; without one only the older kind is', async () => {
  const client = await aClient(await anEmulator(), 'adminAgent')
  const count = async (query: string) =>
    listAt((await client.partnerCenter('GET', `${client.root}/agreements${query}`)).body, 'items').length
  expect([await count(''), await count(`?agreementType=${MCA}`), await count('?agreementType=*')]).toEqual([0, 1, 1])
})

test('who signs, as a person says it, has an agreement of that day', async () => {
  const client = await aClient(await anEmulator(unsigned), 'adminAgent')
  const listed = async () => listAt((await client.partnerCenter('GET', `${client.root}/agreements?agreementType=${MCA}`)).body, 'items')
  expect(await listed()).toEqual([])
  const sign = (agreementSigned: boolean) => client.emulator('PATCH', `/customers/${client.customerId}`, { agreementSigned })
  await sign(true)
  await sign(true)
  expect(await listed()).toMatchObject([{ type: MCA, dateAgreed: expect.stringContaining('2026-03-02T08:00') }])
  expect((await client.partnerCenter('POST', `${client.root}/carts/${await aCart(client)}/checkout`)).status).toBe(201)
  await sign(false)
  expect(await listed()).toEqual([])
})

test('a customer may sign directly instead', async () => {
  const client = await aClient(await anEmulator(unsigned), 'adminAgent')
  const signed = async () =>
    at((await client.partnerCenter('GET', `${client.root}/directSignedMicrosoftCustomerAgreementStatus`)).body, 'isSigned')
  expect(await signed()).toBe(false)
  await client.emulator('PATCH', `/customers/${client.customerId}`, { directSigned: true })
  expect(await signed()).toBe(true)
  expect((await client.partnerCenter('POST', `${client.root}/carts/${await aCart(client)}/checkout`)).status).toBe(201)
})

test('agreements need a person', async () => {
  const client = await aClient(await anEmulator())
  expect(codeOf(await client.partnerCenter('GET', `${client.root}/agreements`))).toEqual([403, 900329])
})
