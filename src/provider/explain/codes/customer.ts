import { rowsOf } from '../explanation.ts'

/** What stands between a customer and any purchase: agreements, credit, reviews (Partner Center REST, error codes, 2023-10). */
export const CUSTOMER_CODES = rowsOf('partner-center', 'customer', [
  {
    code: '13605',
    what: 'the customer has not accepted the Microsoft Customer Agreement, without which nothing can be bought',
    fix: 'have the customer accept it in the Microsoft 365 admin center, or confirm in Partner Center that they did',
    whoFixes: 'customer administrator',
    message:
      'Please accept the Microsoft Customer Agreement: sign in to the Microsoft 365 admin center as a global administrator and open Billing, Billing accounts, Agreements. Without it we cannot buy the new subscription for you.',
  },
  {
    code: '60003',
    what: 'Microsoft knows no directory of this customer',
    fix: 'check in Partner Center that the customer still exists, then scan again',
    whoFixes: 'operator',
  },
  {
    code: '800023',
    what: 'the order would exceed the credit that Microsoft grants the partner',
    fix: 'pay open invoices or have the credit line raised in Partner Center (Billing), then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: '800025',
    what: 'the partner’s credit at Microsoft does not allow this transaction',
    fix: 'pay open invoices or have the credit line raised in Partner Center (Billing), then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: '800069',
    what: 'Microsoft’s risk check refused the purchase',
    fix: 'open a support request in Partner Center and ask what is missing; repeating the purchase does not help',
    whoFixes: 'microsoft',
  },
  {
    code: '800073',
    what: 'Microsoft is reviewing the customer’s account; until that is over nothing can be bought',
    fix: 'wait for the end of the review, shown in Partner Center at the customer’s account, then retry',
    whoFixes: 'microsoft',
  },
  {
    code: '800074',
    what: 'Microsoft has not approved the customer’s account for purchases',
    fix: 'look in Partner Center at the customer’s account for what Microsoft wants to know, and send it',
    whoFixes: 'partner administrator',
  },
  {
    code: '800075',
    what: 'Microsoft rejected the customer’s account in its review',
    fix: 'ask Microsoft’s support through Partner Center to look at the customer’s account again',
    whoFixes: 'microsoft',
  },
  {
    code: '900118',
    what: 'what was sent as the customer’s id is none',
    fix: 'scan again; if it stays, report it with the ids of the request',
    whoFixes: 'crossgrade',
  },
  {
    code: '900121',
    what: 'the credit limit for this purchase is reached',
    fix: 'have the limit raised in Partner Center (Billing), or buy fewer seats',
    whoFixes: 'partner administrator',
  },
  {
    code: '900123',
    what: 'the indirect reseller has not signed the Microsoft Partner Agreement',
    fix: 'have the reseller sign it in their Partner Center, then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: '900124',
    what: 'the partner has not signed the Microsoft Partner Agreement',
    fix: 'have a global administrator of the partner sign it in Partner Center, then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: '900416',
    what: 'the customer’s account is locked for transactions',
    fix: 'ask Microsoft’s support through Partner Center why, and have it unlocked',
    whoFixes: 'microsoft',
  },
  {
    code: '600061',
    what: 'the customer’s acceptance of the agreement is on record already',
    fix: 'nothing to do: scan again, and the agreement shows as accepted',
    whoFixes: 'operator',
  },
  {
    code: '800086',
    what: 'the customer’s directory lacks a mark that Microsoft demands for this offer',
    fix: 'ask Microsoft’s support, or plan again with another option',
    whoFixes: 'microsoft',
  },
  {
    code: '900169',
    what: 'the customer may not be billed in that currency',
    fix: 'check the customer’s country in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
])
