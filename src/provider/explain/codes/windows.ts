import { rowsOf } from '../explanation.ts'

const END_AT_TERM = 'let the subscription end at term: choose in Partner Center that it is canceled then'

/** Windows that have closed and subscriptions that take no more changes (Partner Center REST, error codes, 2023-10). */
export const WINDOW_CODES = rowsOf('partner-center', 'subscription', [
  {
    code: '900117',
    what: 'the subscription can no longer be canceled in this term; that is possible in its first seven days only',
    fix: END_AT_TERM,
    whoFixes: 'operator',
  },
  { code: '900213', what: 'the hours in which the subscription could be canceled are over', fix: END_AT_TERM, whoFixes: 'operator' },
  {
    code: '900214',
    what: 'the hours in which seats could be given back are over',
    fix: 'lower the number of seats for the next term in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '900257',
    what: 'the days in which seats could be given back are over',
    fix: 'lower the number of seats for the next term in Partner Center',
    whoFixes: 'operator',
  },
  {
    code: '900277',
    what: 'the subscription is about to end and takes no more changes',
    fix: 'wait until it has ended; move its users to another product before',
    whoFixes: 'operator',
  },
  {
    code: '900278',
    what: 'another change of the subscription is pending, which can take a day',
    fix: 'nothing to do: Crossgrade waits and tries again',
    whoFixes: 'crossgrade',
  },
  {
    code: '900279',
    what: 'the subscription takes no more changes',
    fix: 'scan, plan and approve this customer again',
    whoFixes: 'operator',
  },
  {
    code: '900280',
    what: 'the subscription takes no changes of this kind at present',
    fix: 'look at its status in Partner Center, then retry',
    whoFixes: 'operator',
  },
  {
    code: '900311',
    what: 'the subscription has been changed as often as Microsoft allows in its life',
    fix: 'ask Microsoft’s support, or buy a new subscription and move its users there',
    whoFixes: 'microsoft',
  },
])
