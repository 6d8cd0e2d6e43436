import { rowsOf } from '../explanation.ts'

const ANOTHER_OPTION = 'plan this customer again with another option, term or billing cycle, and approve it'

/** Errors of one line of a cart that was made all the same (Partner Center REST, CartErrorCode, 2023-10; 500600 since 2022-03). */
export const CART_LINE_CODES = rowsOf('partner-center', 'cart', [
  {
    code: '10000',
    what: 'the product is not sold to this customer in that currency',
    fix: 'check the customer’s country in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '10001',
    what: 'Partner Center does not know what was put into the cart',
    fix: 'check the ids in the retirement’s catalog file, then plan again',
    whoFixes: 'operator',
  },
  {
    code: '10002',
    what: 'the purchase would exceed a quota of the customer',
    fix: 'plan again with fewer seats, or ask Microsoft’s support to raise the quota',
    whoFixes: 'operator',
  },
  {
    code: '10003',
    what: 'Microsoft has not enough of this product to sell at present',
    fix: 'retry later, or plan again with fewer seats or another option',
    whoFixes: 'microsoft',
  },
  {
    code: '10004',
    what: 'the partner on record may not stand on this purchase',
    fix: 'check the reseller’s partner id and its relationship with the customer in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '10006',
    what: 'Partner Center could not process the line',
    fix: 'retry; if it stays, ask Microsoft’s support',
    whoFixes: 'microsoft',
  },
  {
    code: '10007',
    what: 'the subscription that the line refers to is not valid for it',
    fix: 'check in Partner Center that the base subscription is active, then retry',
    whoFixes: 'operator',
  },
  {
    code: '10008',
    what: 'the subscription that the line refers to is not enabled for reservations',
    fix: ANOTHER_OPTION,
    whoFixes: 'operator',
  },
  {
    code: '10009',
    what: 'the line exceeds the limit of the integration sandbox',
    fix: 'end test subscriptions in the sandbox, or buy fewer seats there',
    whoFixes: 'operator',
  },
  { code: '10010', what: 'Partner Center calls the line’s content invalid', fix: ANOTHER_OPTION, whoFixes: 'operator' },
  {
    code: '10011',
    what: 'the subscription that the line refers to is not registered for the product',
    fix: ANOTHER_OPTION,
    whoFixes: 'operator',
  },
  {
    code: '10012',
    what: 'the product may only be bought with an attestation, which was not given',
    fix: 'give the attestation at the product in Partner Center, or plan again with another option',
    whoFixes: 'partner administrator',
  },
  {
    code: '10013',
    what: 'the product is not sold with that term and billing cycle',
    fix: 'plan this customer again with another term or billing cycle, and approve it',
    whoFixes: 'operator',
  },
  {
    code: '10014',
    what: 'the promotion does not apply to this purchase',
    fix: 'plan this customer again without the promotion',
    whoFixes: 'operator',
  },
  {
    code: '10015',
    what: 'one subscription of this product may not have that many seats',
    fix: 'plan again with fewer seats, or spread them over two subscriptions',
    whoFixes: 'operator',
  },
  {
    code: '10016',
    what: 'the end of the term that was asked for is not allowed',
    fix: 'plan this customer again without a term end of its own',
    whoFixes: 'operator',
  },
  {
    code: '10017',
    what: 'the end of the term matches no subscription that the customer has',
    fix: 'plan this customer again without a term end of its own',
    whoFixes: 'operator',
  },
  {
    code: '10018',
    what: 'the customer has not enough seats of the base product for this many seats of the add-on',
    fix: 'buy seats of the base product first, or plan again with fewer seats of the add-on',
    whoFixes: 'operator',
  },
  {
    code: '10019',
    what: 'the add-on is only sold from a larger number of seats on',
    fix: 'plan again with at least the number of seats that the words name',
    whoFixes: 'operator',
  },
  {
    code: '400041',
    what: 'the add-on needs a base product that the customer does not have',
    fix: 'buy the base product first, or plan again with an option that brings it',
    whoFixes: 'operator',
  },
  {
    code: '500600',
    what: 'this legacy offer is closed to purchases; Microsoft names the new commerce product to buy instead',
    fix: 'put the product that it names into the retirement’s catalog file, then plan again',
    whoFixes: 'operator',
  },
])
