import { rowsOf } from '../explanation.ts'

/** Carts as a whole (Partner Center REST, carts and error codes, 2023-10). */
export const CART_CODES = rowsOf('partner-center', 'cart', [
  {
    code: '800008',
    what: 'Partner Center no longer has the cart; carts expire',
    fix: 'nothing to do: Crossgrade makes a new one',
    whoFixes: 'crossgrade',
  },
  {
    code: '800009',
    what: 'the cart holds a line that cannot be bought',
    fix: 'clear what the line names in Partner Center, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800064',
    what: 'another request is checking this cart out at this moment',
    fix: 'nothing to do: Crossgrade looks up what was ordered before it does anything else',
    whoFixes: 'crossgrade',
  },
  {
    code: '800065',
    what: 'this cart has been checked out before',
    fix: 'nothing to do: Crossgrade looks up what was ordered and buys nothing twice',
    whoFixes: 'crossgrade',
  },
  {
    code: '900203',
    what: 'the product may only be bought with an attestation, which was not given',
    fix: 'give the attestation at the product in Partner Center, or plan again with another option',
    whoFixes: 'partner administrator',
  },
  {
    code: '900206',
    what: 'the attestation about the partner on record was not given with the purchase',
    fix: 'approve again with --attest-partner-on-record yes, then retry',
    whoFixes: 'operator',
  },
])
