import { rowsOf } from '../explanation.ts'

/** Licenses and users through Partner Center (Partner Center REST, error codes, 2023-10). */
export const LICENSE_CODES = rowsOf('partner-center', 'licenses', [
  {
    code: '60000',
    what: 'Microsoft could not move the users’ licenses to the new subscription',
    fix: 'look at the users’ licenses in Partner Center, then scan and plan this customer again',
    whoFixes: 'operator',
  },
  {
    code: '60002',
    what: 'the customer has no such user, or none any more',
    fix: 'nothing to do if the user has left; else scan again',
    whoFixes: 'operator',
  },
  {
    code: '60012',
    what: 'no seat of this product is free for another license',
    fix: 'add seats to the new subscription in Partner Center, or take a license off who does not need it, then retry',
    whoFixes: 'operator',
  },
])
