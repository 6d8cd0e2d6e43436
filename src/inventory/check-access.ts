import type { Access, AccessRight } from '../domain/access.ts'
import type { AccessLevel, CheckResult } from '../domain/check.ts'
import type { Clock } from '../domain/clock.ts'
import type { CustomerId } from '../domain/id.ts'
import { HOUR_MS, plusMs } from '../domain/instant.ts'
import type { Instant } from '../domain/instant.ts'
import type { AdminRelationship } from '../domain/snapshot.ts'
import type { Graph } from '../provider/graph/graph.ts'
import type { PartnerCenter } from '../provider/partner-center/partner-center.ts'
import { findLastAssignment, findLastPurchase } from '../store/access.ts'
import type { Db } from '../store/database.ts'
import type { Finding } from './checks/finding.ts'
import { explainRefusal, noAgreement } from './explain-refusal.ts'

/** What was seen at Microsoft counts for so long. */
export const LIVE_MS = 4 * HOUR_MS

export interface AccessDeps {
  readonly db: Db
  readonly partnerCenter: PartnerCenter
  readonly graph: Graph
  readonly clock: Clock
}

/** A right before it is dated and put to a customer. */
export interface Right extends Omit<Finding, 'result' | 'subject'> {
  readonly right: AccessRight
  readonly level: AccessLevel
}

/**
 * Which rights we have at one customer, by harmless reads alone: a right to write counts as proven only where this
 * installation has used it there, and else is taken from what can be read.
 */
export async function checkAccess(customer: CustomerId, deps: AccessDeps): Promise<readonly Access[]> {
  const { partnerCenter, graph } = deps
  const commerce = await probe('commerce-read', 'its subscriptions can be read', () => partnerCenter.listSubscriptions(customer))
  const directory = await probe('directory-read', 'users and licenses can be read', async () => {
    await graph.findAnyUser(customer)
    await graph.listSubscribedSkus(customer)
  })
  const agreement = await agreementOf(customer, partnerCenter)
  const rights = [
    commerce,
    directory,
    await licenseWrite(customer, directory, deps.db),
    agreement,
    await purchase(customer, commerce, agreement, deps.db),
    await relationshipEnd(customer, directory, graph),
  ]
  return dated(customer, rights, deps.clock.now())
}

/** Reads, and says whether that was let through. */
export async function probe(right: AccessRight, what: string, read: () => Promise<unknown>): Promise<Right> {
  try {
    await read()
    return { right, level: 'proven', what }
  } catch (error) {
    return fromFinding(right, explainRefusal(error))
  }
}

/** Puts rights to a customer, or to the partner itself. */
export function dated(customer: CustomerId, rights: readonly Right[], checkedAt: Instant): readonly Access[] {
  const validUntil = plusMs(checkedAt, LIVE_MS)
  return rights.map(({ right, level, what, facts, fix, whoFixes, message, code }) => ({
    ...{ customer, right, level, what, facts: facts ?? {}, checkedAt, validUntil },
    ...{ fix: fix ?? '', whoFixes: whoFixes ?? 'nobody yet', message: message ?? null, code: code ?? null },
  }))
}

/** A right as one of a pre-flight's checks. What is assumed passes, and says so. */
export function toCheckResult({ right, level, ...access }: Access): CheckResult {
  const result = ({ proven: 'passed', assumed: 'passed', refused: 'failed', unknown: 'unknown' } as const)[level]
  return { ...access, check: right, group: right === 'agreement' ? 'agreement' : 'access', subject: null, result }
}

async function agreementOf(customer: CustomerId, partnerCenter: PartnerCenter): Promise<Right> {
  try {
    const { agreed, on } = await partnerCenter.findAgreement(customer)
    if (!agreed) return fromFinding('agreement', noAgreement())
    const when = on === null ? '; the customer signed by itself' : ` on ${on.slice(0, 10)}`
    const facts = on === null ? {} : { day: on.slice(0, 10) }
    return { right: 'agreement', level: 'proven', what: `the Microsoft Customer Agreement is accepted${when}`, facts }
  } catch (error) {
    return fromFinding('agreement', explainRefusal(error))
  }
}

async function licenseWrite(customer: CustomerId, directory: Right, db: Db): Promise<Right> {
  const right = 'license-write'
  const last = await findLastAssignment(db, customer)
  if (directory.level !== 'proven')
    return { ...directory, right, ...within('no license can be assigned where nothing can be read', directory) }
  if (last !== undefined) {
    const day = last.slice(0, 10)
    return { right, level: 'proven', what: `Crossgrade assigned licenses here on ${day}`, facts: { day } }
  }
  const what =
    'not tried, since a check writes nothing; the directory can be read as the signed-in person, whose role there Microsoft does not tell us'
  return { right, level: 'assumed', what, fix: 'the delegated role License Administrator is needed', whoFixes: 'partner administrator' }
}

async function purchase(customer: CustomerId, commerce: Right, agreement: Right, db: Db): Promise<Right> {
  const right = 'purchase'
  const lacking = [commerce, agreement].find((each) => each.level !== 'proven')
  if (lacking) return { ...lacking, right, ...within('nothing can be bought', lacking) }
  const last = await findLastPurchase(db, customer)
  if (last !== undefined) {
    const day = last.slice(0, 10)
    return { right, level: 'proven', what: `Crossgrade bought for this customer on ${day}`, facts: { day } }
  }
  return {
    right,
    level: 'assumed',
    what: 'not tried, since a check buys nothing; its subscriptions can be read and the agreement is accepted',
  }
}

function fromFinding(right: AccessRight, { result, subject: _subject, ...rest }: Finding): Right {
  return { ...rest, right, level: result === 'unknown' ? 'unknown' : 'refused' }
}

/** Who cannot read relationships may look them up; where none is active, others may have let us in (the application, by consent). */
async function relationshipEnd(customer: CustomerId, directory: Right, graph: Graph): Promise<Right> {
  const right = 'relationship-end'
  try {
    const found = (await graph.listAdminRelationships(customer)).get(customer)
    if (found) return { right, level: 'proven', ...lasting(found) }
    const what = 'no admin relationship with the customer is active'
    return { right, what, ...RENEW, level: directory.level === 'proven' ? 'assumed' : 'refused' }
  } catch (error) {
    const fix =
      'let the application read them (DelegatedAdminRelationship.Read.All), or look them up in Partner Center (Customers, the customer, Admin relationships)'
    return {
      right,
      level: 'unknown',
      ...within('until when the admin relationship lasts cannot be read', explainRefusal(error)),
      fix,
      whoFixes: 'partner administrator',
    }
  }
}

function lasting({ name, endsAt, extendsItself }: AdminRelationship): Pick<Right, 'what' | 'facts' | 'fix' | 'whoFixes'> {
  const facts = { name, day: endsAt.slice(0, 10) }
  const until = `the admin relationship “${name}” lasts until ${facts.day}`
  return extendsItself ? { what: `${until} and is extended then`, facts } : { what: `${until} and is not extended then`, facts, ...RENEW }
}

/** What follows from another finding, with that one as the reason. */
function within(
  what: string,
  { what: why, code = '', facts = {} }: Pick<Finding, 'what' | 'code' | 'facts'>,
): Pick<Right, 'what' | 'facts'> {
  return { what: `${what}: ${why}`, facts: { why: { code, text: why, facts: { ...facts, code } } } }
}

const RENEW = {
  fix: 'send the customer a new request in Partner Center (Customers, the customer, Admin relationships), or let the one that is there extend itself',
  whoFixes: 'customer administrator',
} as const
