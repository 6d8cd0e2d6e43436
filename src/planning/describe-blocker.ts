import type { Json } from '../domain/durable.ts'
import type { Blocker, BlockerCode } from '../domain/plan.ts'

export interface BlockerText {
  /** What is in the way. */
  readonly what: string
  /** What would clear it. */
  readonly fix: string
  readonly whoFixes: 'operator' | 'customer administrator' | 'nobody yet'
}

/** The sentence of a blocker, for every face. */
export function describeBlocker({ code, facts }: Blocker): BlockerText {
  return TEXTS[code](facts)
}

type Facts = Blocker['facts']

const TEXTS: { readonly [code in BlockerCode]: (facts: Facts) => BlockerText } = {
  'no-replacement-chosen': (facts) => ({
    what: `no replacement is chosen; the options are ${list(facts.options)}`,
    fix: 'choose one with --option, or per customer in a choices file',
    whoFixes: 'operator',
  }),
  'option-unknown': (facts) => ({
    what: `the chosen option does not exist; the options are ${list(facts.options)}`,
    fix: 'choose one of them',
    whoFixes: 'operator',
  }),
  'option-not-for-segment': (facts) => ({
    what: `option ${text(facts.option)} is for ${list(facts.segments)}, this subscription is ${text(facts.segment)}`,
    fix: 'choose an option of that segment',
    whoFixes: 'operator',
  }),
  'option-not-yet': (facts) => ({
    what: `option ${text(facts.option)} is made of ${list(facts.products) || 'no product'}; Crossgrade cannot carry out such an option yet`,
    fix: 'choose an option of one product, or do this customer by hand',
    whoFixes: 'nobody yet',
  }),
  'not-active': (facts) => ({
    what: `the subscription is ${text(facts.status)}, not active`,
    fix: 'reactivate it if its users should move, else leave it to end',
    whoFixes: 'operator',
  }),
  'family-not-yet': (facts) => ({
    what: `the old subscription is of the ${text(facts.family)} family; Crossgrade moves legacy subscriptions only, so far`,
    fix: 'do this customer by hand',
    whoFixes: 'nobody yet',
  }),
  'segment-not-yet': (facts) => ({
    what: `the subscription is for ${text(facts.segment)}; Crossgrade buys for commercial customers only, so far`,
    fix: 'do this customer by hand',
    whoFixes: 'nobody yet',
  }),
  'has-add-ons': (facts) => ({
    what: `add-ons hang on it and would be suspended with it: ${list(facts.addOns)}`,
    fix: 'move the add-ons first',
    whoFixes: 'operator',
  }),
  'shares-sku': (facts) => ({
    what: `other subscriptions feed the same license and stay (${list(facts.staying)}), so nobody can tell whose seat is the retired one`,
    fix: 'choose a replacement with the same license, or do this customer by hand',
    whoFixes: 'operator',
  }),
  'seats-short': (facts) => ({
    what: `${text(facts.needed)} users need a seat and ${text(facts.seats)} would be bought`,
    fix: 'choose more seats (--seats assigned), or take licenses off users who need none',
    whoFixes: 'operator',
  }),
  'usage-location-missing': (facts) => ({
    what: `these users have no usage location, without which no license can be assigned: ${list(facts.users)}`,
    fix: 'set their usage location in the Microsoft 365 admin center, then scan again',
    whoFixes: 'customer administrator',
  }),
  'assigned-by-group': (facts) => ({
    what: `${text(facts.users)} users hold the license through a group (${list(facts.groups)}); Crossgrade cannot move groups yet`,
    fix: 'assign it directly first, or do this customer by hand',
    whoFixes: 'nobody yet',
  }),
  'term-end-too-near': (facts) => ({
    what: `the term ends ${text(facts.termEndsAt)}, sooner than the ${text(facts.daysNeeded)} days that a move wants`,
    fix: 'lower --term-end-margin if you accept the risk, or move this customer by hand today',
    whoFixes: 'operator',
  }),
  'target-not-on-sale': (facts) => ({
    what: `${text(facts.product)} is not on sale in market ${text(facts.market)} for ${text(facts.term)} billed ${text(facts.billingCycle)}`,
    fix: 'choose another term, billing cycle or option',
    whoFixes: 'operator',
  }),
  'sku-unknown': (facts) => ({
    what: `neither the directory nor the catalog says which license ${text(facts.offer)} gives`,
    fix: 'scan again; if it stays so, check the access to the customer’s directory',
    whoFixes: 'operator',
  }),
  'services-unknown': (facts) => ({
    what: `users have services switched off and nobody knows which services ${text(facts.product)} (${text(facts.skuId)}) has`,
    fix: 'add the SKU with its service plans to the catalog',
    whoFixes: 'operator',
  }),
  'quantity-out-of-range': (facts) => ({
    what: `${text(facts.quantity)} seats are more than one subscription of ${text(facts.product)} may have (${text(facts.maximum)})`,
    fix: 'choose fewer seats or another option',
    whoFixes: 'operator',
  }),
}

function text(fact: Json | undefined): string {
  if (fact === undefined || fact === null) return 'unknown'
  return typeof fact === 'object' ? JSON.stringify(fact) : String(fact)
}

function list(fact: Json | undefined): string {
  return Array.isArray(fact) ? fact.map((each: Json) => text(each)).join(', ') : text(fact)
}
