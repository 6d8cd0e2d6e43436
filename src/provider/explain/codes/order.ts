import { rowsOf } from '../explanation.ts'

/** Orders and what comes after a checkout (Partner Center REST, orders and error codes, 2023-10). */
export const ORDER_CODES = rowsOf('partner-center', 'order', [
  {
    code: '4018',
    what: 'Microsoft cannot process the order',
    fix: 'ask Microsoft’s support through Partner Center, with the ids of the request',
    whoFixes: 'microsoft',
  },
  {
    code: '20000',
    what: 'Partner Center does not show the order (yet); new ones show up to 15 minutes late',
    fix: 'look at the customer’s orders in Partner Center, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800005',
    what: 'Partner Center failed to create the order',
    fix: 'nothing to do yet: Crossgrade reads back whether something was bought before it tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '800007',
    what: 'Microsoft does not say yet how far the delivery of the seats is',
    fix: 'wait a quarter of an hour, then retry',
    whoFixes: 'microsoft',
  },
  {
    code: '800014',
    what: 'an earlier change of the order is still being settled',
    fix: 'nothing to do: Crossgrade waits and tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '800060',
    what: 'an order of this customer is in progress',
    fix: 'nothing to do: Crossgrade looks at the orders before it does anything else',
    whoFixes: 'crossgrade',
  },
  {
    code: '800019',
    what: 'only orders of the integration sandbox can be canceled',
    fix: 'cancel the subscription within its first seven days instead, or let it end at term',
    whoFixes: 'operator',
  },
  {
    code: '800031',
    what: 'Microsoft does not sell the product through this way of purchase',
    fix: 'buy it in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '800061',
    what: 'the order cannot be canceled',
    fix: 'cancel its subscriptions within their first seven days instead, or let them end at term',
    whoFixes: 'operator',
  },
  {
    code: '800063',
    what: 'an order of this kind cannot be canceled',
    fix: 'suspend its subscriptions instead',
    whoFixes: 'operator',
  },
  {
    code: '800071',
    what: 'Partner Center does not accept how the lines of the order are numbered',
    fix: 'retry; if it stays, report it with the ids of the request',
    whoFixes: 'crossgrade',
  },
  {
    code: '800077',
    what: 'this subscription cannot be canceled through its order',
    fix: 'cancel the subscription itself in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '800083',
    what: 'Microsoft’s catalog failed during the purchase',
    fix: 'nothing to do yet: Crossgrade reads back whether something was bought before it tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '800084',
    what: 'Microsoft’s catalog failed during the purchase',
    fix: 'nothing to do yet: Crossgrade reads back whether something was bought before it tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '800087',
    what: 'a line of the order failed at Microsoft',
    fix: 'nothing to do yet: Crossgrade reads back whether something was bought before it tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '900142',
    what: 'the order names no product',
    fix: 'retry; if it stays, report it with the ids of the request',
    whoFixes: 'crossgrade',
  },
  {
    code: '900252',
    what: 'Microsoft wants to see the purchase order or tender first',
    fix: 'upload the document at the order in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '900253',
    what: 'Microsoft wants to see the purchase order or tender first',
    fix: 'upload the document at the order in Partner Center',
    whoFixes: 'partner administrator',
  },
  {
    code: '900254',
    what: 'Microsoft wants to see the purchase order or tender first',
    fix: 'upload the document at the order in Partner Center',
    whoFixes: 'partner administrator',
  },
])
