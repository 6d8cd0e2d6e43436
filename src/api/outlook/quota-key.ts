import type { Reason } from '../../domain/run.ts'

const WRITES = 'graph:writes:'
const UNITS = 'graph:units:'
const APP = 'app'

/** The quota of writes that all customers share, or of one customer's directory. */
export function isAppWrites(key: string): boolean {
  return key === WRITES + APP
}

export function isWritesOf(key: string, customer: string): boolean {
  return key === WRITES + customer
}

export function isCustomerWrites(key: string): boolean {
  return key.startsWith(WRITES) && !isAppWrites(key)
}

/** Of one customer's directory, and not shared by all. */
export function isOfCustomer(key: string): boolean {
  return isCustomerWrites(key) || (key.startsWith(UNITS) && key !== UNITS + APP)
}

/** Whose directory a quota is of; undefined: it is shared by all. */
export function customerOf(key: string): string | undefined {
  if (!isOfCustomer(key)) return undefined
  return key.slice(key.startsWith(WRITES) ? WRITES.length : UNITS.length)
}

/** What the partner's own directory is called. */
export const THE_PARTNER = 'the partner'

/** `Graph writes of Contoso`; a key that is not known is passed through. */
export function nameQuota(key: string, nameOf: (customer: string) => string | undefined): Reason {
  if (key.startsWith(WRITES)) return ofOwner('graph-writes', 'Graph writes', key.slice(WRITES.length), nameOf)
  if (key.startsWith(UNITS)) return ofOwner('graph-units', 'Graph resource units', key.slice(UNITS.length), nameOf)
  const text = PARTNER_CENTER[key]
  return text === undefined ? { code: 'other', text: key, facts: {} } : { code: key.replace(':', '-'), text, facts: {} }
}

function ofOwner(code: string, what: string, id: string, nameOf: (customer: string) => string | undefined): Reason {
  if (id === APP) return { code: `${code}-of-app`, text: `${what} of the application`, facts: {} }
  const customer = nameOf(id) ?? id
  const text = `${what} of ${customer}`
  return customer === THE_PARTNER ? { code: `${code}-of-partner`, text, facts: {} } : { code, text, facts: { customer } }
}

export const PARTNER_CENTER: Readonly<Record<string, string>> = {
  'partner-center:customers': 'Partner Center requests on customers',
  'partner-center:orders': 'Partner Center requests on orders and carts',
  'partner-center:subscriptions': 'Partner Center requests on subscriptions',
  'partner-center:catalog': 'Partner Center requests on the catalog',
  'partner-center:audit': 'Partner Center requests on audit records',
}

const ANSWERED = /^(\S+)( in a batch)? was answered (\d+)$/

/** Why a quota is closed, from the words that were kept of it. */
export function closedReason(because: string): Reason {
  const [, operation, inBatch, status] = ANSWERED.exec(because) ?? []
  if (operation === undefined || status === undefined) return { code: 'other', text: because, facts: {} }
  return { code: inBatch === undefined ? 'answered' : 'answered-in-batch', text: because, facts: { operation, status } }
}
