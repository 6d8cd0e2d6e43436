import { isoTime } from '../../duration.ts'
import { membersOf, textOf } from '../../http/members.ts'
import type { Answer, CustomerCall, Operation } from '../../http/operation.ts'
import type { Qualification, QualificationKind, VettingStatus } from '../../store/customers.ts'
import { addAudit } from './audit-records.ts'
import { customerDraws } from './draws.ts'
import { refuse } from './partner-center-error.ts'

const PATH = '/v1/customers/:customer/qualifications'
const SEGMENTS = ['K12', 'HigherEducation']

/** Partner Center REST, customer qualifications, 2023-10. */
export const qualificationOperations: readonly Operation[] = [
  { name: 'listQualifications', method: 'GET', path: PATH, isWrite: false, customerScoped: true, draws: customerDraws, handle: list },
  {
    name: 'createQualification',
    method: 'POST',
    path: PATH,
    isWrite: true,
    customerScoped: true,
    needsUser: true,
    right: 'purchase',
    draws: customerDraws,
    handle: create,
  },
]

/** A bare array, without the usual envelope. */
function list({ customer }: CustomerCall): Answer {
  return { status: 200, body: customer.qualifications.map((one) => ({ ...toWire(one), vettingCreatedDate: isoTime(one.createdAt) })) }
}

/** A school is vetted first; a validation code and a state owned entity count at once. A new answer replaces the old one of its kind. */
function create(call: CustomerCall): Answer {
  const { world, customer, now } = call
  const asked = readAsked(call)
  if ('status' in asked) return asked
  const qualification: Qualification = { ...asked, createdAt: now }
  const others = customer.qualifications.filter((one) => one.qualification !== qualification.qualification)
  world.customers.save({ ...customer, qualifications: [...others, qualification] })
  const body = toWire(qualification)
  addAudit(call, customer, {
    resourceType: 'customer',
    operationType: 'update_customer_qualification',
    resourceNewValue: body,
    data: [{ key: 'Qualification', value: qualification.qualification }],
  })
  // The answer spells the date otherwise than the list does.
  return { status: 201, body: { ...body, vettingCreateDate: isoTime(now) }, applied: true }
}

function readAsked(call: CustomerCall): { qualification: QualificationKind; vettingStatus: VettingStatus } | Answer {
  const body = membersOf(call.body)
  const wanted = textOf(body['qualification'])?.toLowerCase()
  if (wanted === 'education') {
    const segment = textOf(body['educationSegment'])
    if (segment === undefined || !SEGMENTS.includes(segment))
      return refuse(400, 3000, `EducationSegment is ${JSON.stringify(segment)}: expected ${SEGMENTS.join(' or ')}.`)
    return { qualification: 'Education', vettingStatus: 'InReview' }
  }
  if (wanted === 'governmentcommunitycloud') {
    if (!textOf(body['validationCode'])) return refuse(400, 3000, 'ValidationCode is missing: the customer has it from Microsoft.')
    return { qualification: 'GovernmentCommunityCloud', vettingStatus: 'Approved' }
  }
  if (wanted === 'stateownedentity') return { qualification: 'StateOwnedEntity', vettingStatus: 'Approved' }
  const expected = 'expected Education, GovernmentCommunityCloud or StateOwnedEntity'
  return refuse(400, 800002, `The qualification ${JSON.stringify(body['qualification'])} cannot be set: ${expected}.`)
}

function toWire({ qualification, vettingStatus }: Qualification): Record<string, unknown> {
  return { qualification, vettingStatus }
}
