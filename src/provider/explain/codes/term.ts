import { rowsOf } from '../explanation.ts'

const LEAVE_IT = 'leave it as it is, or change it for the next term in Partner Center'
const NO_OWN_END = 'plan this customer again without a term end of its own'

/** Terms, their ends and billing cycles (Partner Center REST, error codes, 2023-10). */
export const TERM_CODES = rowsOf('partner-center', 'subscription', [
  {
    code: '6000',
    what: 'a subscription of this order is not active, so the order’s billing cycle cannot be changed',
    fix: 'make all subscriptions of the order active first, or leave the billing cycle as it is',
    whoFixes: 'operator',
  },
  { code: '6001', what: 'the term is not sold with that billing cycle', fix: LEAVE_IT, whoFixes: 'operator' },
  {
    code: '800072',
    what: 'the subscriptions of the order are not in step, so its billing cycle cannot be changed',
    fix: LEAVE_IT,
    whoFixes: 'operator',
  },
  { code: '800080', what: 'the billing cycle cannot be changed to this one', fix: LEAVE_IT, whoFixes: 'operator' },
  { code: '800085', what: 'this subscription’s billing cycle cannot be changed', fix: LEAVE_IT, whoFixes: 'operator' },
  {
    code: '800107',
    what: 'the term of a trial cannot be changed',
    fix: 'buy a subscription instead of changing the trial',
    whoFixes: 'operator',
  },
  { code: '800121', what: 'Microsoft does not know that term', fix: 'choose another term', whoFixes: 'operator' },
  { code: '800122', what: 'a term can only be changed to a longer one', fix: LEAVE_IT, whoFixes: 'operator' },
  {
    code: '900242',
    what: 'no other subscription of the customer ends on the day that was asked for',
    fix: NO_OWN_END,
    whoFixes: 'operator',
  },
  { code: '900244', what: 'the product may not end on the day that was asked for', fix: NO_OWN_END, whoFixes: 'operator' },
  { code: '900245', what: 'the product may not end on the day that was asked for', fix: NO_OWN_END, whoFixes: 'operator' },
  { code: '900246', what: 'the product may not end on the day that was asked for', fix: NO_OWN_END, whoFixes: 'operator' },
  {
    code: '900291',
    what: 'the scheduled change asks for a term end that is not allowed',
    fix: 'correct the scheduled change in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '900292',
    what: 'the scheduled change asks for a term end that is not allowed',
    fix: 'correct the scheduled change in Partner Center',
    whoFixes: 'operator',
  },
])
