import type { Blocker, BlockerCode } from '../domain/plan.ts'
import { listed, said, verb } from './say-fact.ts'

export interface BlockerText {
  /** What is in the way. */
  readonly what: string
  /** What would clear it. */
  readonly fix: string
  readonly whoFixes: WhoFixes
  /** Ready to be sent to the customer's administrator, where they are the one to act. */
  readonly message?: string
}

export type WhoFixes = 'operator' | 'partner administrator' | 'customer administrator' | 'nobody yet'

/** The sentence of a blocker, for every face. */
export function describeBlocker({ code, facts }: Blocker): BlockerText {
  return TEXTS[code](facts)
}

type Facts = Blocker['facts']

const TEXTS: { readonly [code in BlockerCode]: (facts: Facts) => BlockerText } = {
  'no-replacement-chosen': (facts) => ({
    what: `no replacement is chosen; the options are ${listed(facts['options'])}`,
    fix: 'choose one with --option, or per customer in a choices file',
    whoFixes: 'operator',
  }),
  'option-unknown': (facts) => ({
    what: `the option ${said(facts['option'])} does not exist; the options are ${listed(facts['options'])}`,
    fix: 'choose one of them',
    whoFixes: 'operator',
  }),
  'option-not-for-segment': (facts) => ({
    what: `option ${said(facts['option'])} is for ${listed(facts['segments'])}, this subscription is ${said(facts['segment'])}`,
    fix: 'choose an option of that segment',
    whoFixes: 'operator',
  }),
  'not-reviewed': (facts) => ({
    what: `nobody has reviewed the catalog's entry ${said(facts['retirement'])} (source: ${said(facts['source'])})`,
    fix: 'review it and fill in reviewedBy and lastVerifiedOn, or plan with --allow-unreviewed',
    whoFixes: 'operator',
  }),
  'not-active': (facts) => ({
    what: `the subscription is ${said(facts['status'])}, not active`,
    fix: 'reactivate it if its users should move, else leave it to end',
    whoFixes: 'operator',
  }),
  'family-unknown': (facts) => ({
    what: `${said(facts['offer'])} is neither a legacy nor a new commerce subscription, and nobody knows how such a one is ended`,
    fix: 'do this customer by hand',
    whoFixes: 'operator',
  }),
  'qualification-missing': (facts) => ({
    what: `products for ${said(facts['segment'])} are sold only to customers whose qualification is approved; Partner Center shows ${listed(facts['found']) || 'none'}`,
    fix: 'have the customer qualified in Partner Center (Account, Qualification); vetting can take days',
    whoFixes: 'partner administrator',
  }),
  'same-product': (facts) => ({
    what: `the customer has ${said(facts['product'])} already: the same would be bought again and paid twice`,
    fix: 'choose another product, or leave this subscription alone with --may-stay',
    whoFixes: 'operator',
  }),
  'mixed-options': (facts) => ({
    what: `some users would keep the license they have (${listed(facts['options'])}) and others would give it back, which cannot be told apart later`,
    fix: 'choose options that all change the license, or all keep it',
    whoFixes: 'operator',
  }),
  'keeps-and-adds': (facts) => ({
    what: `${said(facts['option'])} has the license that users hold and another beside it (${listed(facts['products'])}); Crossgrade cannot add one without taking another yet`,
    fix: 'choose the product alone and add the other by hand, or do this customer by hand',
    whoFixes: 'nobody yet',
  }),
  'users-in-two-moves': (facts) => ({
    what: `${users(facts)} ${verb(facts, 'holds', 'hold')} another retired product that is moved by this plan (${said(facts['other'])}), and a user is moved by one decision at a time`,
    fix: 'carry that one out first, then scan and plan again',
    whoFixes: 'operator',
  }),
  'held-license-lacks-services': (facts) => ({
    what: `${users(facts)} ${verb(facts, 'holds', 'hold')} the new product already, with services off that they have on in the old one (${listed(facts['services'])})`,
    fix: 'switch these services on in the license that they have, or take that license off, then scan again',
    whoFixes: 'customer administrator',
    message: `Please switch on these services for the users below, in the Microsoft 365 admin center (Users, Active users, the user, Licenses and apps, Apps): ${listed(facts['services'])}. Users: ${listed(facts['named'])}.`,
  }),
  'price-not-shown': (facts) => ({
    what: `the price of a seat is limited, and Partner Center shows none for ${said(facts['product'])} before it is bought`,
    fix: 'plan this customer without --ceiling',
    whoFixes: 'operator',
  }),
  'shares-sku': (facts) => ({
    what: `other subscriptions feed the same license and stay (${listed(facts['staying'])}), so nobody can tell whose seat is the retired one`,
    fix: 'choose a replacement with the same license, or do this customer by hand',
    whoFixes: 'operator',
  }),
  'add-on-not-on-sale': (facts) => ({
    what: `${said(facts['addOn'])} hangs on the old subscription and would be suspended with it; it is in use and cannot be bought again in market ${said(facts['market'])}`,
    fix: 'buy a substitute by hand and move its users first, or choose a replacement that includes it',
    whoFixes: 'operator',
  }),
  'seats-short': (facts) => ({
    what: `${said(facts['needed'])} users need a seat of ${said(facts['product'])} and there would be ${said(facts['seats'])}`,
    fix: 'choose more seats (--seats assigned), or take licenses off users who need none',
    whoFixes: 'operator',
  }),
  'usage-location-missing': (facts) => ({
    what: `these users have no usage location, without which no license can be assigned: ${listed(facts['users'])}`,
    fix: 'choose one with --usage-location, or set it in the Microsoft 365 admin center and scan again',
    whoFixes: 'customer administrator',
    message: `Please set the usage location of these users in the Microsoft 365 admin center (Users, Active users, the user, Licenses and apps, Select location): ${listed(facts['users'])}. Without it Microsoft assigns them no license.`,
  }),
  'assigned-by-group': (facts) => ({
    what: `${said(facts['users'])} users hold the license through a group that could not be read (${listed(facts['groups'])})`,
    fix: 'let the partner read groups in this directory, or assign the license directly, then scan again',
    whoFixes: 'customer administrator',
  }),
  'group-not-split': (facts) => ({
    what: `${said(facts['users'])} users hold the license through ${listed(facts['groups'])}, which gives all its members one product; they cannot go to ${said(facts['option'])} by themselves`,
    fix: 'take the choice of an option for these users away, or take them out of the group and assign the license directly, then scan again',
    whoFixes: 'operator',
  }),
  'term-end-too-near': (facts) => ({
    what: `the term ends ${said(facts['termEndsAt'])}, sooner than the ${said(facts['daysNeeded'])} days that a move wants`,
    fix: 'lower --term-end-margin if you accept the risk, or move this customer by hand today',
    whoFixes: 'operator',
  }),
  'target-not-on-sale': (facts) => ({
    what: `${said(facts['product'])} is not on sale for ${said(facts['segment'])} customers in market ${said(facts['market'])} for ${said(facts['term'])} billed ${said(facts['billingCycle'])}`,
    fix: 'choose another term, billing cycle or option',
    whoFixes: 'operator',
  }),
  'base-missing': (facts) => ({
    what: `${said(facts['product'])} is an add-on and wants a base that is bought with it or owned: ${listed(facts['needs']) || 'none of its bases can be bought for this customer'}`,
    fix: 'choose an option with such a base',
    whoFixes: 'operator',
  }),
  'sku-unknown': (facts) => ({
    what: `neither the directory nor the catalog says which license ${said(facts['offer'])} gives`,
    fix: 'scan again; if it stays so, check the access to the customer’s directory',
    whoFixes: 'operator',
  }),
  'services-unknown': (facts) => ({
    what: `users have services switched off and nobody knows which services ${said(facts['product'])} (${said(facts['skuId'])}) has`,
    fix: 'add the SKU with its service plans to the catalog',
    whoFixes: 'operator',
  }),
  'quantity-out-of-range': (facts) => ({
    what: `${said(facts['quantity'])} seats are more than one subscription of ${said(facts['product'])} may have (${said(facts['maximum'])})`,
    fix: 'choose fewer seats or another option',
    whoFixes: 'operator',
  }),
  conflict: (facts) => ({
    what: `${users(facts)} would have ${said(facts['plan'])} beside ${listed(facts['with'])}, which Microsoft does not allow together`,
    fix: 'switch one of the two off for these users, or choose another option for them',
    whoFixes: 'customer administrator',
    message: `Please switch off one of these services for the users below, in the Microsoft 365 admin center (Users, Active users, the user, Licenses and apps, Apps): ${said(facts['plan'])}, ${listed(facts['with'])}. Users: ${listed(facts['named'])}.`,
  }),
  dependency: (facts) => ({
    what: `${users(facts)} ${verb(facts, 'has', 'have')} ${said(facts['plan'])} from another license, and it needs one of ${listed(facts['with'])}, which they would be without`,
    fix: 'choose an option that has it, or take that license off these users',
    whoFixes: 'operator',
  }),
  'voice-would-be-lost': (facts) => ({
    what: `${users(facts)} ${verb(facts, 'has', 'have')} a voice service on that the replacement does not have (${listed(facts['services'])}); who uses it loses their telephone number`,
    fix: 'choose an option with Phone System, switch the service off where it is not used, or accept the loss with --voice-loss accept',
    whoFixes: 'operator',
  }),
  'teams-would-be-lost': (facts) => ({
    what: `${users(facts)} ${verb(facts, 'has', 'have')} Teams, and ${listed(facts['products'])} is sold without it`,
    fix: 'choose the product with Teams, or one that brings it, or accept the loss with --teams-loss accept',
    whoFixes: 'operator',
  }),
  'user-unknown': (facts) => ({
    what: `the choices name users who hold no retired product of this customer: ${listed(facts['users'])}`,
    fix: 'correct the names, or take them out of the choices',
    whoFixes: 'operator',
  }),
  'remove-only-leaves-nothing': (facts) => ({
    what: `${users(facts)} would be left without the service, since no other license of theirs has it`,
    fix: 'choose a replacement for these users',
    whoFixes: 'operator',
  }),
  'still-in-use': (facts) => ({
    what: `${said(facts['inUse'])} licenses of ${said(facts['product'])} are in use, and ${said(facts['left'])} units would be left without it`,
    fix: 'move its users with the policy migrate, or take the licenses from them first',
    whoFixes: 'operator',
  }),
  'renewal-not-offered': (facts) => ({
    what: `the renewal of ${said(facts['offer'])} cannot be changed that way: ${said(facts['why'])}`,
    fix: 'leave it out, or change something else of it',
    whoFixes: 'operator',
  }),
}

/** A plan has to stay readable; all names are in its fix list. */
const NAMES_SAID = 3

/** "3 users (anna@…, bo@…)". */
function users({ users: count, named }: Facts): string {
  const names = Array.isArray(named) ? named.slice(0, NAMES_SAID) : []
  const more = typeof count === 'number' && count > names.length
  return `${said(count)} ${count === 1 ? 'user' : 'users'} (${listed(names)}${more ? ', …' : ''})`
}
