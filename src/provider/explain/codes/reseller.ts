import { rowsOf } from '../explanation.ts'

const SET_RIGHT = 'put the right partner id on record for this customer, then plan again'

/** The partner and, where there is one, the indirect reseller on record (Partner Center REST, error codes, 2023-10). */
export const RESELLER_CODES = rowsOf('partner-center', 'access', [
  {
    code: '2030',
    what: 'the partner may not sell in the customer’s country',
    fix: 'have the partner’s account enrolled for that country in Partner Center, or leave this customer to another partner',
    whoFixes: 'partner administrator',
  },
  { code: '2071', what: 'the advisor’s partner id on the purchase is not valid', fix: SET_RIGHT, whoFixes: 'partner administrator' },
  {
    code: '2072',
    what: 'the indirect provider’s partner id on the purchase is not valid',
    fix: SET_RIGHT,
    whoFixes: 'partner administrator',
  },
  { code: '2200', what: 'the indirect reseller’s id is not valid', fix: SET_RIGHT, whoFixes: 'partner administrator' },
  {
    code: '2201',
    what: 'the indirect reseller belongs to another region than the customer',
    fix: 'put a reseller of the customer’s region on record, then plan again',
    whoFixes: 'partner administrator',
  },
  {
    code: '2202',
    what: 'the indirect reseller on record has not signed the Microsoft Partner Agreement',
    fix: 'have the reseller sign it in their Partner Center, then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: '2203',
    what: 'the indirect reseller is not in the Cloud Solution Provider program',
    fix: 'put a reseller of the program on record, then plan again',
    whoFixes: 'partner administrator',
  },
  { code: '2204', what: 'Microsoft knows no directory of the indirect reseller', fix: SET_RIGHT, whoFixes: 'partner administrator' },
  {
    code: '2206',
    what: 'the partner has no agreement with the indirect reseller',
    fix: 'send the reseller a partnership invitation from Partner Center; once it is accepted, retry',
    whoFixes: 'partner administrator',
  },
  { code: '800015', what: 'Microsoft does not know the partner id on the purchase', fix: SET_RIGHT, whoFixes: 'partner administrator' },
  { code: '800016', what: 'the partner id on the purchase is no reseller’s', fix: SET_RIGHT, whoFixes: 'partner administrator' },
  {
    code: '800039',
    what: 'the partner’s enrollment in the reseller program is not active',
    fix: 'renew the enrollment in Partner Center (Account settings), then retry',
    whoFixes: 'partner administrator',
  },
  {
    code: '900154',
    what: 'the partner id on the purchase is not linked to an active reseller',
    fix: 'link the partner id with the reseller’s account in Partner Center, or put another on record',
    whoFixes: 'partner administrator',
  },
])
