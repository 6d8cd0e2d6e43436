import { rowsOf } from '../explanation.ts'

const SCAN_AGAIN = 'scan, plan and approve this customer again'

/** What may be done with a subscription, and until when (Partner Center REST, error codes, 2023-10). */
export const SUBSCRIPTION_CODES = rowsOf('partner-center', 'subscription', [
  {
    code: '2001',
    what: 'the seats of a suspended subscription cannot be changed',
    fix: 'make the subscription active in Partner Center, or plan again without it',
    whoFixes: 'operator',
  },
  {
    code: '2006',
    what: 'subscriptions of this offer cannot be changed by the partner',
    fix: 'change it in Partner Center if it offers that there, else ask Microsoft’s support',
    whoFixes: 'microsoft',
  },
  { code: '2011', what: 'the subscription is deleted and cannot be changed', fix: SCAN_AGAIN, whoFixes: 'operator' },
  {
    code: '2012',
    what: 'Microsoft could not match the subscription with the customer’s directory',
    fix: 'retry in an hour; if it stays, ask Microsoft’s support',
    whoFixes: 'microsoft',
  },
  {
    code: '2054',
    what: 'the billing cycle of this subscription is changed at its order',
    fix: 'change the billing cycle in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '2055',
    what: 'somebody changed the subscription since it was read',
    fix: 'nothing to do: Crossgrade reads it again and goes on from what it finds',
    whoFixes: 'crossgrade',
  },
  { code: '20003', what: 'the customer has no such subscription', fix: SCAN_AGAIN, whoFixes: 'operator' },
  {
    code: '27009',
    what: 'the add-on cannot be active while the subscription it hangs on is not',
    fix: 'make the base subscription active first, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800021',
    what: 'the subscription is none that this can be done with',
    fix: SCAN_AGAIN,
    whoFixes: 'operator',
  },
  {
    code: '800027',
    what: 'the seats of this product cannot be changed',
    fix: 'buy a further subscription instead, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '800029',
    what: 'the add-on does not belong to that base subscription',
    fix: 'check in the retirement’s catalog file which base the add-on wants, then plan again',
    whoFixes: 'operator',
  },
  {
    code: '800040',
    what: 'the subscription cannot go from its present status to the one asked for',
    fix: 'look at its status in Partner Center; ' + SCAN_AGAIN,
    whoFixes: 'operator',
  },
  {
    code: '800082',
    what: 'the subscription is not ready for changes yet',
    fix: 'nothing to do: Crossgrade waits and tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '800090',
    what: 'seats can no longer be given back in this term; that is possible in its first seven days only',
    fix: 'lower the number of seats for the next term in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '800091',
    what: 'the subscription is suspended and cannot be changed',
    fix: 'make it active in Partner Center, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800093',
    what: 'the subscription cannot be renewed automatically; retired products cannot',
    fix: 'leave it off: move its users to a product that is on sale',
    whoFixes: 'operator',
  },
  {
    code: '800094',
    what: 'Partner Center failed to change the subscription',
    fix: 'nothing to do yet: Crossgrade reads back what became of it before it tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '800095',
    what: 'the seats of this subscription cannot be changed now',
    fix: 'look at the subscription in Partner Center for what is pending, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800096',
    what: 'the status of this subscription cannot be changed now',
    fix: 'look at the subscription in Partner Center for what is pending, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800097',
    what: 'the billing cycle of this subscription cannot be changed',
    fix: 'leave it as it is, or change it for the next term in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '800098',
    what: 'the partner on record of this subscription cannot be changed',
    fix: 'change it in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '800041',
    what: 'the subscription is active already',
    fix: 'nothing to do: scan again',
    whoFixes: 'operator',
  },
  {
    code: '800042',
    what: 'this subscription is not activated by the partner',
    fix: 'have the customer activate it, or look at it in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '800076',
    what: 'Partner Center has no history of the subscription',
    fix: 'scan again, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800081',
    what: 'the subscription has to be activated first',
    fix: 'activate it in Partner Center, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800092',
    what: 'the customer’s program lets no seats be added',
    fix: 'buy a further subscription instead, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '900140',
    what: 'Microsoft could not find the subscription in the customer’s directory',
    fix: 'retry in an hour; if it stays, ask Microsoft’s support',
    whoFixes: 'microsoft',
  },
  {
    code: '900141',
    what: 'Microsoft does not do this with a subscription of this kind',
    fix: 'do it in Partner Center if it offers that there, else ask Microsoft’s support',
    whoFixes: 'microsoft',
  },
])
