import { rowsOf } from '../explanation.ts'

/** How many subscriptions and seats there may be (Partner Center REST, error codes, 2023-10; 900419 since 2026). */
export const LIMIT_CODES = rowsOf('partner-center', 'limits', [
  {
    code: '2002',
    what: 'the number of seats is below the least or above the most that the offer allows',
    fix: 'plan again with a number of seats within the offer’s limits',
    whoFixes: 'operator',
  },
  {
    code: '27006',
    what: 'the customer already has as many subscriptions of this offer as one customer may own',
    fix: 'raise the seats of a subscription that is there, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '800018',
    what: 'the limit of the integration sandbox is reached',
    fix: 'end test subscriptions or customers in the sandbox, then retry',
    whoFixes: 'operator',
  },
  {
    code: '800066',
    what: 'the customer has more subscriptions than Microsoft allows one customer',
    fix: 'end subscriptions that nobody uses, or ask Microsoft’s support to raise the limit',
    whoFixes: 'operator',
  },
  {
    code: '800067',
    what: 'the customer would own more seats than Microsoft allows one customer',
    fix: 'plan again with fewer seats, or ask Microsoft’s support to raise the limit',
    whoFixes: 'operator',
  },
  {
    code: '800068',
    what: 'the customer has more Azure subscriptions than Microsoft allows',
    fix: 'end Azure subscriptions that nobody uses, or ask Microsoft’s support to raise the limit',
    whoFixes: 'operator',
  },
  {
    code: '800088',
    what: 'one subscription of this product may not have that many seats',
    fix: 'plan again with fewer seats, or spread them over two subscriptions',
    whoFixes: 'operator',
  },
  {
    code: '800089',
    what: 'the customer already owns as many subscriptions of this product as one customer may',
    fix: 'raise the seats of a subscription that is there, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '900275',
    what: 'the number of seats is outside of the range that is allowed',
    fix: 'plan again with a number of seats within the range',
    whoFixes: 'operator',
  },
  {
    code: '900419',
    what: 'the customer has too many subscriptions',
    fix: 'end subscriptions that nobody uses, or ask Microsoft’s support to raise the limit',
    whoFixes: 'operator',
  },
])
