import { rowsOf } from '../explanation.ts'

const ANOTHER_OPTION = 'plan this customer again with another option, term or billing cycle, and approve it'

/** What is on sale, and to whom (Partner Center REST, error codes, 2023-10). */
export const CATALOG_CODES = rowsOf('partner-center', 'catalog', [
  {
    code: '2085',
    what: 'this customer is not eligible for the offer',
    fix: 'check the customer’s qualification in Partner Center (education, nonprofit, government), or plan again with another option',
    whoFixes: 'operator',
  },
  { code: '2091', what: 'the offer is retired and can no longer be bought', fix: ANOTHER_OPTION, whoFixes: 'operator' },
  {
    code: '2100',
    what: 'a product of new commerce was looked for among the legacy offers',
    fix: 'correct the family of the product in the retirement’s catalog file, then plan again',
    whoFixes: 'operator',
  },
  {
    code: '400013',
    what: 'Partner Center does not know the product in this market',
    fix: 'check the product id in the retirement’s catalog file, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '400018',
    what: 'Partner Center does not know the SKU in this market',
    fix: 'check the SKU id in the retirement’s catalog file, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '400019',
    what: 'what was put into the cart is no longer on sale in this form; Microsoft changes these ids from time to time',
    fix: 'nothing to do: Crossgrade looks the product up again and makes a new cart',
    whoFixes: 'crossgrade',
  },
  { code: '400036', what: 'this part of the catalog is closed to the partner', fix: ANOTHER_OPTION, whoFixes: 'operator' },
  { code: '400072', what: 'the product is not available to this customer now', fix: ANOTHER_OPTION, whoFixes: 'operator' },
  {
    code: '800004',
    what: 'Partner Center does not know the offer',
    fix: 'check the offer id in the retirement’s catalog file, then plan again',
    whoFixes: 'operator',
  },
  {
    code: '800010',
    what: 'Microsoft has no more of this product to sell at present',
    fix: 'retry later, or plan again with another option',
    whoFixes: 'microsoft',
  },
  {
    code: '800017',
    what: 'this many seats are not available for sale at present',
    fix: 'plan again with fewer seats, or retry later',
    whoFixes: 'operator',
  },
  {
    code: '800020',
    what: 'the product may not be bought for this customer',
    fix: 'check the customer’s qualification in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
  { code: '800028', what: 'the term of the subscription is no longer sold', fix: ANOTHER_OPTION, whoFixes: 'operator' },
  { code: '800070', what: 'the offer is not sold in the customer’s country', fix: ANOTHER_OPTION, whoFixes: 'operator' },
  {
    code: '27007',
    what: 'Microsoft does not know the promotion',
    fix: 'plan this customer again without the promotion',
    whoFixes: 'operator',
  },
  {
    code: '800022',
    what: 'the customer is not eligible for this transaction',
    fix: 'check the customer’s qualification in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '800024',
    what: 'the product is not eligible for this transaction',
    fix: 'plan this customer again with another option',
    whoFixes: 'operator',
  },
  {
    code: '800026',
    what: 'the subscription is not eligible for this transaction',
    fix: 'look at the subscription in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '800062',
    what: 'the order is not eligible for this transaction',
    fix: 'look at the order in Partner Center, or plan again with another option',
    whoFixes: 'operator',
  },
  {
    code: '900143',
    what: 'Microsoft sells the product in no form at present',
    fix: 'plan this customer again with another option',
    whoFixes: 'operator',
  },
  {
    code: '900144',
    what: 'the product has no SKU that licenses could be assigned of',
    fix: 'plan this customer again with another option',
    whoFixes: 'operator',
  },
])
