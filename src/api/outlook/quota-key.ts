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

/** `Graph writes of Contoso`; a key that is not known is passed through. */
export function quotaWords(key: string, nameOf: (customer: string) => string | undefined): string {
  if (key.startsWith(WRITES)) return `Graph writes of ${ownerOf(key.slice(WRITES.length), nameOf)}`
  if (key.startsWith(UNITS)) return `Graph resource units of ${ownerOf(key.slice(UNITS.length), nameOf)}`
  return PARTNER_CENTER[key] ?? key
}

function ownerOf(customer: string, nameOf: (customer: string) => string | undefined): string {
  return customer === APP ? 'the application' : (nameOf(customer) ?? customer)
}

const PARTNER_CENTER: Readonly<Record<string, string>> = {
  'partner-center:customers': 'Partner Center requests on customers',
  'partner-center:orders': 'Partner Center requests on orders and carts',
  'partner-center:subscriptions': 'Partner Center requests on subscriptions',
  'partner-center:catalog': 'Partner Center requests on the catalog',
  'partner-center:audit': 'Partner Center requests on audit records',
}
