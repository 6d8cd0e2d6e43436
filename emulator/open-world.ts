import { randomBytes, randomUUID } from 'node:crypto'
import { openClock } from './clock.ts'
import { ownFamilies, productsOf } from './estates/estate-products.ts'
import type { Estate, Person } from './estates/estate.ts'
import { validateEstate } from './estates/validate-estate.ts'
import { loadEstate } from './estates/load-estate.ts'
import { openEventLog } from './event-log.ts'
import { openFaults } from './faults/faults.ts'
import { madeUpId } from './made-up-id.ts'
import { createQuotas } from './quotas.ts'
import { createProductCatalog } from './reference/product-catalog.ts'
import { openSettings } from './settings.ts'
import { openAudit } from './store/audit.ts'
import { openCarts } from './store/carts.ts'
import { openCustomers } from './store/customers.ts'
import { findMeta, setMeta } from './store/docs.ts'
import { openGroupWork } from './store/group-work.ts'
import { openGroups } from './store/groups.ts'
import { openLicenseErrors } from './store/license-errors.ts'
import { openDatabase } from './store/open-database.ts'
import type { Database } from './store/open-database.ts'
import { openOrders } from './store/orders.ts'
import { openReplies } from './store/replies.ts'
import { openSubscriptions } from './store/subscriptions.ts'
import { openTokens } from './store/tokens.ts'
import { openUsers } from './store/users.ts'
import type { Identity, World } from './world.ts'

export interface WorldOptions {
  readonly dataDir?: string | undefined
  readonly estate?: Estate | undefined
  readonly clock?: string | undefined
  readonly rate?: number | undefined
}

/** What is kept of an estate beside its rows, so that a restart needs no file. */
type EstateHead = Pick<Estate, 'name' | 'clock' | 'products' | 'prices'>

/** Opens what the data folder holds; an empty one is filled from the estate first. Throws when there is neither. */
export function openWorld(options: WorldOptions): World {
  if (options.estate) getValid(options.estate)
  const database = openDatabase(options.dataDir)
  const known = findMeta<EstateHead>(database, 'estate')
  const head = known ?? options.estate
  if (!head) {
    database.close()
    throw new Error(`The data folder ${options.dataDir ?? '(none: in memory)'} holds no estate yet: start the emulator with one.`)
  }
  const world = assemble(database, head, options)
  if (!known && options.estate) fill(world, options.estate, options.clock)
  return world
}

function getValid(estate: Estate): void {
  const result = validateEstate(estate)
  if ('problems' in result)
    throw new Error(`The estate "${estate.name}" cannot be used.\n${result.problems.map((problem) => `  ${problem}`).join('\n')}`)
}

function assemble(database: Database, head: EstateHead, options: WorldOptions): World {
  const start = Date.parse(options.clock ?? head.clock)
  return {
    identity: identityOf(database, head, options.estate),
    database,
    clock: openClock(database, { now: start, rate: options.rate }),
    settings: openSettings(database, options.estate?.settings ?? {}),
    log: openEventLog(database),
    catalog: createProductCatalog(head.name, productsOf(head), ownFamilies(head)),
    faults: openFaults(database),
    quotas: createQuotas(),
    customers: openCustomers(database),
    subscriptions: openSubscriptions(database),
    orders: openOrders(database),
    carts: openCarts(database),
    users: openUsers(database),
    groups: openGroups(database),
    groupWork: openGroupWork(database),
    licenseErrors: openLicenseErrors(database),
    tokens: openTokens(database),
    replies: openReplies(database),
    audit: openAudit(database),
  }
}

function fill(world: World, estate: Estate, clock: string | undefined): void {
  const { name, products, prices } = estate
  world.database.transaction(() => {
    loadEstate(world, clock === undefined ? estate : { ...estate, clock })
    setMeta(world.database, 'estate', { name, clock: clock ?? estate.clock, products, prices })
  })
}

function identityOf(database: Database, head: EstateHead, estate: Estate | undefined): Identity {
  const known = findMeta<Identity>(database, 'identity')
  if (known) return known
  const domain = `${(estate?.partner.name ?? head.name).toLowerCase().replaceAll(/[^a-z0-9]+/g, '')}.example`
  const identity: Identity = {
    estateName: head.name,
    tenantId: estate?.partner.tenantId?.toLowerCase() ?? madeUpId(head.name, 'partner'),
    partnerName: estate?.partner.name ?? head.name,
    partnerCountry: estate?.partner.country ?? 'US',
    clientId: randomUUID(),
    clientSecret: randomBytes(24).toString('base64url'),
    people: estate?.people ?? defaultPeople(domain),
    year: new Date(head.clock).getUTCFullYear(),
  }
  setMeta(database, 'identity', identity)
  return identity
}

/** Microsoft's usual fictitious names, one per role. */
function defaultPeople(domain: string): Person[] {
  return [
    { name: 'Megan Bowen', upn: `megan.bowen@${domain}`, role: 'adminAgent' },
    { name: 'Alex Wilber', upn: `alex.wilber@${domain}`, role: 'salesAgent' },
    { name: 'Adele Vance', upn: `adele.vance@${domain}`, role: 'globalAdmin' },
    { name: 'Lidia Holloway', upn: `lidia.holloway@${domain}`, role: 'helpdeskAgent' },
    { name: 'Isaiah Langer', upn: `isaiah.langer@${domain}`, role: 'userAdmin' },
  ]
}
