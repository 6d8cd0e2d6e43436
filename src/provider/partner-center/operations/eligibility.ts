import type { CustomerId } from '../../../domain/id.ts'
import type { LegacyOffer, Qualification } from '../../../domain/snapshot.ts'
import type { Agreement } from '../agreement.ts'
import { askFor, path } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireQualification, lastAgreedOn } from '../from-wire-customer.ts'
import { fromWireOffer } from '../from-wire-market.ts'
import { listAll } from '../list.ts'
import { CATALOG, CUSTOMERS } from '../quota.ts'
import { WireAgreement, WireAgreementTemplate, WireDirectSigned, WireOffer, WireQualification } from '../schema.ts'
import { wordOf } from '../word.ts'

/** `GET /v1/customers/{c}/qualifications`: a bare array (Partner Center REST, customer qualifications, 2023-10). */
export async function listQualifications(connection: Connection, customer: CustomerId): Promise<readonly Qualification[]> {
  const request = { operation: 'listQualifications', path: path`/customers/${customer}/qualifications`, quota: CUSTOMERS }
  return (await listAll(connection, WireQualification, request)).flatMap((one) => fromWireQualification(one) ?? [])
}

/** `GET /v1/customers/{c}/offers`: what this customer may buy; retired offers are not in it (Partner Center REST, offers, 2023-10). */
export async function listCustomerOffers(connection: Connection, customer: CustomerId): Promise<readonly LegacyOffer[]> {
  const request = { operation: 'listCustomerOffers', path: path`/customers/${customer}/offers`, quota: CATALOG }
  return (await listAll(connection, WireOffer, request)).flatMap((one) => fromWireOffer(one) ?? [])
}

/** `GET /v1/agreements`: what can be agreed to, the same for all customers (Partner Center REST, agreement metadata, 2023-10). */
export async function listAgreementTypes(connection: Connection): Promise<readonly string[]> {
  const request = { operation: 'listAgreementTemplates', path: '/agreements', quota: CUSTOMERS, needsPerson: true }
  return (await listAll(connection, WireAgreementTemplate, request)).map((one) => wordOf(one.agreementType))
}

/**
 * `GET /v1/customers/{c}/agreements?agreementType=MicrosoftCustomerAgreement`, and where there is none, whether the customer
 * signed by itself. Nothing can be bought without either (403, code 13605; Partner Center REST, agreements, 2023-10). For a
 * signed-in person only.
 */
export async function findAgreement(connection: Connection, customer: CustomerId): Promise<Agreement> {
  const confirmed = await listAll(connection, WireAgreement, {
    operation: 'listAgreements',
    path: path`/customers/${customer}/agreements?agreementType=MicrosoftCustomerAgreement`,
    quota: CUSTOMERS,
    needsPerson: true,
  })
  if (confirmed.length > 0) return { agreed: true, on: lastAgreedOn(confirmed) }
  const { isSigned } = await askFor(connection, WireDirectSigned, {
    operation: 'getDirectSignedAgreementStatus',
    path: path`/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`,
    quota: CUSTOMERS,
    needsPerson: true,
  })
  return { agreed: isSigned ?? false, on: null }
}
