import type { CustomerChoices, Policy, RenewalChoice } from '../../src/domain/choices.ts'
import { DAY_MS } from '../../src/domain/instant.ts'
import { E4 } from '../support/a-customer.ts'
import { OTHER, START_MS, type Book } from './book.ts'
import type { Subscription, Tenant } from './model/state.ts'

/** What a plan is about that does not replace everything: what becomes of each customer's retired product, or how terms end. */
export interface Policies {
  readonly isAboutRenewals: boolean
  /** Whether what is scheduled for a term's end is kept by the provider. */
  readonly keepsScheduledActions: boolean
  /** The book and its choices, with what the policies need. */
  applyTo(book: Book): Book
}

/** Not by chance. */
export interface PoliciesWanted {
  readonly policies: boolean
  readonly renewals: boolean
}

const CHANCE_OF_POLICIES = 0.12
const CHANCE_OF_RENEWALS = 0.1
const RETIREMENT = 'office-365-e4'

/** @param random of its own: a seed without policies is what it was before there were any */
export function createPolicies(random: () => number, wanted: PoliciesWanted): Policies {
  const pick = <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0]
  const [roll, isKept] = [random(), random() < 0.7]
  const isAboutRenewals = wanted.renewals || (!wanted.policies && roll < CHANCE_OF_RENEWALS)
  const hasPolicies = !isAboutRenewals && (wanted.policies || roll < CHANCE_OF_RENEWALS + CHANCE_OF_POLICIES)

  function applyTo(book: Book): Book {
    if (isAboutRenewals) return renewalsOf(book)
    return hasPolicies ? policiesOf(book) : book
  }

  function policiesOf({ tenants, choices }: Book): Book {
    const drawn = [...tenants.values()].map((tenant) => {
      const policy = pick<Policy>('migrate', 'leave', 'stop-renewal', 'stop-renewal', 'suspend', 'suspend', 'suspend')
      const isInUse = random() < 0.2
      const autoRenew = policy === 'migrate' ? false : random() < 0.7
      const renewing = withSubscriptions(tenant, (one) => (one.family === 'legacy' ? { ...one, autoRenew } : one))
      return { policy, tenant: policy === 'suspend' && !isInUse ? withoutHolders(renewing) : renewing }
    })
    const own = drawn.map(({ tenant, policy }) => [tenant.id, { policies: { [RETIREMENT]: policy } }] as const)
    const customers: Readonly<Record<string, Partial<CustomerChoices>>> = Object.fromEntries(own)
    return { tenants: new Map(drawn.map(({ tenant }) => [tenant.id, tenant])), choices: { ...choices, customers } }
  }

  /** The old one may be named too: that it renews no more is all that can be had of it. */
  function renewalsOf({ tenants, choices }: Book): Book {
    const renewals: Record<string, RenewalChoice> = {}
    const changed = [...tenants.values()].map((tenant) => {
      const isOldNamed = random() < 0.3
      const notes = Array.from({ length: pick(1, 1, 2) }, (_, n) => drawNotes(`${tenant.id}-notes-${n}`))
      for (const each of notes) renewals[each.id] = drawChoice(each)
      if (isOldNamed)
        for (const { id, family } of tenant.now.subscriptions.values())
          if (family === 'legacy') renewals[id.toLowerCase()] = { ...NOTHING, autoRenew: false }
      return withSubscriptions(tenant, (one) => (one.family === 'legacy' && isOldNamed ? { ...one, autoRenew: true } : one), notes)
    })
    return { tenants: new Map(changed.map((tenant) => [tenant.id, tenant])), choices: { ...choices, renewals } }
  }

  function drawChoice({ autoRenew }: Subscription): RenewalChoice {
    const renews = pick(null, !autoRenew, autoRenew)
    if (!(renews ?? autoRenew)) return { ...NOTHING, autoRenew: renews }
    return { autoRenew: renews, quantity: pick(null, 2, 9), term: pick(null, 'P1M', 'P3Y'), billingCycle: pick(null, 'annual') }
  }

  /** A subscription of new commerce that somebody has set to renew, to renew otherwise, to end or to be canceled at its term. */
  function drawNotes(id: string): Subscription {
    const autoRenew = random() < 0.6
    const isCanceled = !autoRenew && random() < 0.6
    const isOtherNext = autoRenew && random() < 0.4
    return {
      ...NOTES,
      id,
      friendlyName: `Notes of ${id}`,
      autoRenew,
      scheduledActions: isCanceled ? [{ scheduleType: 'TermEnd', actionType: 'Cancel' }] : null,
      nextTerm: isOtherNext ? { product: { ...PRODUCT, termDuration: 'P1Y', billingCycle: 'monthly' }, quantity: 3 } : null,
      orderId: `${id}-order`,
      extras: { shelfLabel: `kept for ${id}` },
    }
  }

  return { isAboutRenewals, keepsScheduledActions: !isAboutRenewals || isKept, applyTo }
}

const NOTHING: RenewalChoice = { autoRenew: null, quantity: null, term: null, billingCycle: null }

const PRODUCT = { productId: 'CFQ7TTC0NOTE', skuId: '0001', availabilityId: 'CFQ7TTC00001' }
const BOUGHT_MS = START_MS - 60 * DAY_MS
const NOTES: Omit<Subscription, 'id' | 'friendlyName' | 'autoRenew' | 'orderId'> = {
  family: 'nce',
  offerId: `${PRODUCT.productId}:${PRODUCT.skuId}:${PRODUCT.availabilityId}`,
  offerName: 'Fabrikam Notes',
  skuId: OTHER.skuId,
  quantity: 5,
  status: 'active',
  statusSince: BOUGHT_MS,
  scheduledActions: null,
  nextTerm: null,
  retired: false,
  createdAt: BOUGHT_MS,
  activatesAt: null,
  termEndsAt: START_MS + 305 * DAY_MS,
  cancelUntil: BOUGHT_MS + 7 * DAY_MS,
  refundable: [],
  term: 'P1Y',
  billingCycle: 'monthly',
  partnerId: null,
  version: 1,
  seats: { before: 5, at: BOUGHT_MS },
  directoryAt: BOUGHT_MS,
  listedAt: BOUGHT_MS,
  provisionedAt: BOUGHT_MS,
  deletedAfterMs: 120 * DAY_MS,
  extras: {},
}

function withSubscriptions(tenant: Tenant, change: (one: Subscription) => Subscription, more: readonly Subscription[] = []): Tenant {
  const all = [...[...tenant.now.subscriptions.values()].map(change), ...more]
  return withView(tenant, { ...tenant.now, subscriptions: new Map(all.map((one) => [one.id.toLowerCase(), one])) })
}

/** Nobody has the old license, directly or through a group. */
function withoutHolders(tenant: Tenant): Tenant {
  const isOther = ({ skuId }: { readonly skuId: string }): boolean => skuId !== E4
  const { users, groups } = tenant.now
  const without = [...groups.values()].map((group) => ({ ...group, licenses: group.licenses.filter(isOther) }))
  return withView(tenant, {
    ...tenant.now,
    users: new Map([...users].map(([id, user]) => [id, { ...user, licenses: user.licenses.filter(isOther) }])),
    groups: new Map(without.map((group) => [group.id, group])),
  })
}

function withView(tenant: Tenant, view: Tenant['now']): Tenant {
  return { ...tenant, now: view, history: tenant.history.map(({ at }) => ({ at, view })) }
}
