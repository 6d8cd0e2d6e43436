import { isoTime } from '../../duration.ts'
import { membersOf, textOf } from '../../http/members.ts'
import type { Answer, Call, CustomerCall, Operation } from '../../http/operation.ts'
import {
  AGREEMENT_TEMPLATES,
  CLOUD_AGREEMENT,
  CUSTOMER_AGREEMENT,
  getCustomerAgreementTemplate,
} from '../../reference/agreement-templates.ts'
import type { Agreement } from '../../store/customers.ts'
import { addAudit } from './audit-records.ts'
import { collection } from './collection.ts'
import { customerDraws } from './draws.ts'
import { refuse, refuseNewer } from './partner-center-error.ts'

const PATH = '/v1/customers/:customer/agreements'
const read = { method: 'GET', isWrite: false, needsUser: true, draws: customerDraws } as const

/** Partner Center REST, agreements, 2023-10. */
export const agreementOperations: readonly Operation[] = [
  { ...read, name: 'listAgreementTemplates', path: '/v1/agreements', customerScoped: false, handle: listTemplates },
  { ...read, name: 'listAgreements', path: PATH, customerScoped: true, handle: listAgreements },
  {
    ...read,
    name: 'getDirectSignedAgreementStatus',
    path: '/v1/customers/:customer/directSignedMicrosoftCustomerAgreementStatus',
    customerScoped: true,
    handle: ({ customer }) => ({ status: 200, body: { isSigned: customer.directSigned } }),
  },
  {
    name: 'createAgreement',
    method: 'POST',
    path: PATH,
    isWrite: true,
    customerScoped: true,
    needsUser: true,
    right: 'purchase',
    draws: customerDraws,
    handle: createAgreement,
  },
]

function listTemplates(call: Call): Answer {
  return collection(
    AGREEMENT_TEMPLATES.filter((one) => isAsked(call, one.agreementType, '*')),
    '/agreements',
  )
}

/** Without `agreementType` only the older cloud agreement comes back; `*` is all. */
function listAgreements(call: CustomerCall): Answer {
  const { customer } = call
  const listed = customer.agreements.filter((one) => isAsked(call, one.type, CLOUD_AGREEMENT))
  return collection(listed.map(toWire), `/customers/${customer.id}/agreements`)
}

function isAsked(call: Call, type: string, otherwise: string): boolean {
  const asked = call.request.query.get('agreementType') ?? otherwise
  return asked === '*' || asked.toLowerCase() === type.toLowerCase()
}

function createAgreement(call: CustomerCall): Answer {
  const { world, customer } = call
  const agreement = readAgreement(call)
  if ('status' in agreement) return agreement
  const known = customer.agreements.some((one) => one.type === agreement.type && sameContact(one, agreement))
  if (known) return refuseNewer(400, 600061, 'AgreementExists', 'The same confirmation of the customer agreement exists already.')
  world.customers.save({ ...customer, agreementSigned: true, agreements: [...customer.agreements, agreement] })
  addAudit(call, customer, {
    resourceType: 'agreement',
    operationType: 'create_agreement',
    resourceNewValue: toWire(agreement),
    data: [{ key: 'AgreementType', value: agreement.type }],
  })
  return { status: 201, body: toWire(agreement), applied: true }
}

function readAgreement(call: CustomerCall): Agreement | Answer {
  const body = membersOf(call.body)
  const contact = membersOf(body['primaryContact'])
  const [firstName, lastName, email] = [textOf(contact['firstName']), textOf(contact['lastName']), textOf(contact['email'])]
  if (!firstName || !lastName || !email) return refuse(400, 800002, 'primaryContact is incomplete: expected firstName, lastName and email.')
  if (textOf(body['type'])?.toLowerCase() !== CUSTOMER_AGREEMENT.toLowerCase())
    return refuse(400, 800002, `type is ${JSON.stringify(body['type'])}: expected ${CUSTOMER_AGREEMENT}.`)
  const { templateId } = getCustomerAgreementTemplate()
  if (textOf(body['templateId'])?.toLowerCase() !== templateId)
    return refuse(400, 800002, `templateId is ${JSON.stringify(body['templateId'])}: expected ${templateId}, as /v1/agreements says.`)
  const agreed = Date.parse(textOf(body['dateAgreed']) ?? '')
  if (Number.isNaN(agreed) || agreed > call.now)
    return refuse(400, 800002, `dateAgreed is ${JSON.stringify(body['dateAgreed'])}: expected a date that is not in the future.`)
  const primaryContact = { firstName, lastName, email, phoneNumber: textOf(contact['phoneNumber']) ?? null }
  const userId = textOf(body['userId']) ?? call.token?.person?.upn ?? null
  return { type: CUSTOMER_AGREEMENT, templateId, dateAgreed: isoTime(agreed), primaryContact, userId }
}

function sameContact(a: Agreement, b: Agreement): boolean {
  const keyOf = ({ primaryContact: { firstName, lastName, email } }: Agreement): string =>
    JSON.stringify([firstName, lastName, email]).toLowerCase()
  return keyOf(a) === keyOf(b)
}

function toWire(agreement: Agreement): Record<string, unknown> {
  const template = AGREEMENT_TEMPLATES.find((one) => one.templateId === agreement.templateId)
  return { ...agreement, agreementLink: template?.agreementLink ?? null }
}
