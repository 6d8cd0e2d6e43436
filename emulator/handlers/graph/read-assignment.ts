import { isGuid, isMembers, listOf } from '../../http/members.ts'
import type { Assignment } from './assignment.ts'

/** The body of assignLicense, or what is wrong with it. Both collections are mandatory; members that Graph does not know are refused. */
export function readAssignment(body: unknown): Assignment | string {
  if (!isMembers(body))
    return 'One of the provided arguments is not acceptable: a JSON object with addLicenses and removeLicenses is expected.'
  const unknown = Object.keys(body).find((name) => name !== 'addLicenses' && name !== 'removeLicenses')
  if (unknown !== undefined)
    return `The parameter '${unknown}' in the request payload is not a valid parameter for the operation 'assignLicense'.`
  const [adds, removes] = [listOf(body['addLicenses']), listOf(body['removeLicenses'])]
  if (!adds || !removes)
    return `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${adds ? 'removeLicenses' : 'addLicenses'}.`
  const add: Assignment['add'][number][] = []
  for (const entry of adds) {
    const read = readAdd(entry)
    if (typeof read === 'string') return read
    add.push(read)
  }
  const remove = removes.map((id) => (typeof id === 'string' && isGuid(id) ? id.toLowerCase() : undefined))
  if (remove.some((id) => id === undefined)) return "Cannot convert a value of 'removeLicenses' to the expected type 'Edm.Guid'."
  if (new Set(add.map((one) => one.skuId)).size < add.length) return 'A license is listed more than once in addLicenses.'
  return { add, remove: remove.filter((id) => id !== undefined) }
}

function readAdd(entry: unknown): Assignment['add'][number] | string {
  if (!isMembers(entry)) return "A value of 'addLicenses' is not of the type 'microsoft.graph.assignedLicense'."
  const unknown = Object.keys(entry).find((name) => name !== 'skuId' && name !== 'disabledPlans' && name !== '@odata.type')
  if (unknown !== undefined) return `The property '${unknown}' does not exist on type 'microsoft.graph.assignedLicense'.`
  const { skuId, disabledPlans = [] } = entry
  const plans = listOf(disabledPlans)
  if (typeof skuId !== 'string' || !isGuid(skuId)) return "Cannot convert the value of 'skuId' to the expected type 'Edm.Guid'."
  if (!plans?.every((plan) => typeof plan === 'string' && isGuid(plan)))
    return "Cannot convert a value of 'disabledPlans' to the expected type 'Edm.Guid'."
  return { skuId: skuId.toLowerCase(), disabledPlans: plans.map((plan) => String(plan).toLowerCase()) }
}
