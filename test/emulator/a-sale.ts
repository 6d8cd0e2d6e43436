import { at, listAt, textAt } from './a-running-emulator.ts'
import type { Answered, Client } from './a-running-emulator.ts'

/** Public legacy offer ids (recorded offers, 2019). */
export const OFFERS = {
  e1: '91FD106F-4B2C-4938-95AC-F54F74E9A239',
  e3: '796B6B5F-613C-4E24-A17C-EBA730D49C02',
  e3Government: '6B551829-DE8C-41E5-8678-41D52C27AEE8',
  e4: '8909E28E-5832-42F4-9886-B0A5545F3645',
  a3Faculty: '7EB5101B-B893-4D63-92CA-72DF3C71FAFC',
  businessBasic: 'BD938F12-058F-4927-BBA3-AE36B1D2501C',
  phoneSystem: '4260988E-990D-479C-AE7B-F01CE8E1BB4D',
  plusCal: 'FC233C3F-25BC-4BBA-8984-860CE561AF86',
} as const

/** Both catalogs sell to commercial customers in these weeks. */
export const EARLY_2022 = '2022-02-01T08:00:00Z'
/** The public sector buys legacy, commercial customers buy new commerce. */
export const IN_2023 = '2023-06-01T08:00:00Z'

export function legacyLine(catalogItemId: string, more: object = {}): object {
  return { catalogItemId, quantity: 10, billingCycle: 'monthly', friendlyName: 'Crossgrade p-1', ...more }
}

export function nceLine(catalogItemId: string, more: object = {}): object {
  return { ...legacyLine(catalogItemId), termDuration: 'P1Y', ...more }
}

export function postCart(client: Client, ...lineItems: object[]): Promise<Answered> {
  return client.partnerCenter('POST', `${client.root}/carts`, { lineItems })
}

export async function checkOut(client: Client, ...lineItems: object[]): Promise<Answered> {
  const cart = textAt((await postCart(client, ...lineItems)).body, 'id')
  return client.partnerCenter('POST', `${client.root}/carts/${cart}/checkout`)
}

export function postOrder(client: Client, ...lineItems: object[]): Promise<Answered> {
  const numbered = lineItems.map((line, lineItemNumber) => ({ lineItemNumber, ...line }))
  return client.partnerCenter('POST', `${client.root}/orders`, { billingCycle: 'monthly', lineItems: numbered })
}

/** Line errors of a cart, undefined where a line is right. */
export async function lineErrors(client: Client, ...lines: object[]): Promise<unknown[]> {
  return listAt((await postCart(client, ...lines)).body, 'lineItems').map((line) => at(line, 'error.errorCode'))
}

export async function readSubscription(client: Client, id: string): Promise<Record<string, unknown>> {
  const answer = await client.partnerCenter('GET', `${client.root}/subscriptions/${id}`)
  return Object.fromEntries(Object.entries(Object(answer.body)))
}

/** Sends the whole subscription back with a change. */
export async function change(client: Client, id: string, members: object): Promise<Answered> {
  return client.partnerCenter('PATCH', `${client.root}/subscriptions/${id}`, { ...(await readSubscription(client, id)), ...members })
}

export function codeOf(answer: Answered): unknown[] {
  return [answer.status, at(answer.body, 'code')]
}

/** Newest first. */
export async function auditRecords(client: Client, startDate: string): Promise<unknown[]> {
  const answer = await client.partnerCenter('GET', `/v1/auditrecords?startDate=${startDate}`)
  return listAt(answer.body, 'items').toReversed()
}
