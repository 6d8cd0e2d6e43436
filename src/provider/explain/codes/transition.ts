import { rowsOf } from '../explanation.ts'

const BUY_NEW = 'buy a new subscription and move the users there instead'

/** Microsoft’s own ways from one subscription to another: to new commerce, and to another product (Partner Center REST, 2023-10). */
export const TRANSITION_CODES = rowsOf('partner-center', 'transition', [
  {
    code: '900215',
    what: 'only an active subscription can be taken to new commerce',
    fix: 'make it active in Partner Center, or ' + BUY_NEW,
    whoFixes: 'operator',
  },
  {
    code: '900216',
    what: 'the subscription is being taken to new commerce already',
    fix: 'wait for the end of it in Partner Center, then scan again',
    whoFixes: 'microsoft',
  },
  {
    code: '900217',
    what: 'the term ends within a day; until then the subscription cannot be taken to new commerce',
    fix: 'wait until the term has ended, or ' + BUY_NEW,
    whoFixes: 'operator',
  },
  { code: '900218', what: 'a promotion keeps the subscription from new commerce', fix: BUY_NEW, whoFixes: 'operator' },
  {
    code: '900219',
    what: 'a subscription with add-ons cannot be taken to new commerce without them',
    fix: 'take the add-ons along, or ' + BUY_NEW,
    whoFixes: 'operator',
  },
  { code: '900220', what: 'Microsoft has no way to new commerce for this offer', fix: BUY_NEW, whoFixes: 'operator' },
  {
    code: '900236',
    what: 'the subscription to move into ends before the one to be moved',
    fix: 'choose one that ends later, or ' + BUY_NEW,
    whoFixes: 'operator',
  },
  {
    code: '900258',
    what: 'the subscription to move into is not active',
    fix: 'make it active in Partner Center, or ' + BUY_NEW,
    whoFixes: 'operator',
  },
  { code: '900259', what: 'a subscription cannot be moved into itself', fix: 'choose another subscription', whoFixes: 'operator' },
  {
    code: '900260',
    what: 'the subscription to move into is of another product than the one asked for',
    fix: 'choose one of the right product, or ' + BUY_NEW,
    whoFixes: 'operator',
  },
  {
    code: '900261',
    what: 'the subscription to move into is not ready yet',
    fix: 'wait a quarter of an hour, then retry',
    whoFixes: 'microsoft',
  },
  {
    code: '900263',
    what: 'Microsoft does not do this with legacy subscriptions',
    fix: BUY_NEW,
    whoFixes: 'operator',
  },
  {
    code: '900267',
    what: 'the new term may not be shorter than the present one',
    fix: 'choose a term that is as long',
    whoFixes: 'operator',
  },
  { code: '900268', what: 'the product is not sold for that term', fix: 'choose another term', whoFixes: 'operator' },
  { code: '900269', what: 'the product is not sold with that billing cycle', fix: 'choose another billing cycle', whoFixes: 'operator' },
  {
    code: '900270',
    what: 'the billing cycle is longer than the term',
    fix: 'choose a billing cycle within the term',
    whoFixes: 'operator',
  },
])
