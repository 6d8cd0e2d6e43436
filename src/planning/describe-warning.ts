import type { Warning, WarningCode } from '../domain/plan.ts'
import { listed, said, verb } from './say-fact.ts'

/** The sentence of a warning, for every face. */
export function describeWarning({ code, facts }: Warning): string {
  return TEXTS[code](facts)
}

type Facts = Warning['facts']

const TEXTS: { readonly [code in WarningCode]: (facts: Facts) => string } = {
  'services-lost': (facts) => `${users(facts)} will be without ${listed(facts['services'])}`,
  'voice-lost': (facts) => `${users(facts)} will be without ${listed(facts['services'])}, and without the telephone number it carries`,
  'service-left-off': (facts) =>
    facts['why'] === 'conflict'
      ? `${said(facts['service'])} stays off for ${users(facts)}, who ${verb(facts, 'has', 'have')} ${listed(facts['with'])} from another license`
      : `${said(facts['service'])} stays off for ${users(facts)}, who ${verb(facts, 'has', 'have')} none of ${listed(facts['with'])} that it needs`,
  'mailbox-shrinks': (facts) => `the mailboxes of ${users(facts)} may hold ${said(facts['toGb'])} GB, before ${said(facts['fromGb'])} GB`,
  'onedrive-shrinks': (facts) => `the OneDrives of ${users(facts)} may hold ${said(facts['toGb'])} GB, before ${said(facts['fromGb'])} GB`,
  'paid-twice': (facts) =>
    typeof facts['unlessBy'] === 'string'
      ? `${said(facts['offer'])} is canceled until ${said(facts['unlessBy'])}; where that comes too late it is paid until its term ends, ${said(facts['until'])}`
      : `${said(facts['offer'])} is paid until its term ends, ${said(facts['until'])}; it cannot be canceled before`,
  'add-on-included': (facts) =>
    facts['unused'] === true
      ? `${said(facts['addOn'])} (${said(facts['seats'])} seats) is suspended with its base; nobody holds it`
      : `${said(facts['addOn'])} (${said(facts['seats'])} seats) is suspended with its base; the new product includes it`,
  'add-on-bought-anew': (facts) =>
    `${said(facts['addOn'])} (${said(facts['seats'])} seats) is suspended with its base and bought again; its licenses stay`,
  'retirement-not-reviewed': (facts) => `nobody has reviewed the catalog's entry ${said(facts['retirement'])}`,
  'no-service-plan-map': (facts) =>
    `no reviewed map says how switched-off services are carried over to ${listed(facts['products'])}; same id, then same family, decides`,
  'group-at-once': (facts) =>
    `the group ${said(facts['group'])} is changed at once for all its ${said(facts['members'])} members${facts['isDynamic'] === true ? ', who come and go by a rule' : ''}${isEmpty(facts['products']) ? '' : `; ${listed(facts['products'])} stays in it`}`,
  'group-nested': (facts) =>
    `${listed(facts['nested'])} is a member of the group ${said(facts['group'])}: who is in it gets nothing that way, which Microsoft does not support`,
  'direct-and-by-group': (facts) =>
    `the old license is held directly and through a group by ${users(facts)}; the new one comes through the group alone`,
  'ends-with-holders': (facts) =>
    `${users(facts)} ${verb(facts, 'holds it, and loses it', 'hold it, and lose it')} when its term ends, ${said(facts['until'])}`,
  'extended-term': (facts) =>
    `${said(facts['offer'])} does not end by that: where Microsoft offers extended terms it goes on by the month from ${said(facts['from'])}, at a higher price, until it is canceled`,
  'renewal-stays-off': (facts) =>
    `auto-renew of ${said(facts['offer'])} cannot be turned on again: Microsoft renews a retired product no more`,
  'usage-location-set': (facts) =>
    `${users(facts)} ${verb(facts, 'gets', 'get')} the usage location ${said(facts['country'])} before their swap`,
}

function isEmpty(fact: unknown): boolean {
  return Array.isArray(fact) && fact.length === 0
}

function users({ users: count, named }: Facts): string {
  const names = Array.isArray(named) ? named.slice(0, NAMES_SAID) : []
  const more = typeof count === 'number' && count > names.length ? ', …' : ''
  return `${said(count)} ${count === 1 ? 'user' : 'users'}${names.length === 0 ? '' : ` (${listed(names)}${more})`}`
}

/** So many users are named in a sentence; all of them are in the tables. */
const NAMES_SAID = 3
