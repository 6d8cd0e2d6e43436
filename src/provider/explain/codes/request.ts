import { rowsOf } from '../explanation.ts'

const REPORT = 'retry; if it stays, report it with the ids of the request'

/** Requests that Partner Center does not take, and its own troubles (Partner Center REST, error codes, 2023-10). */
export const REQUEST_CODES = rowsOf('partner-center', 'request', [
  { code: '0', what: 'Partner Center does not say why', fix: 'retry; if it stays, ask Microsoft’s support', whoFixes: 'microsoft' },
  { code: '1000', what: 'Partner Center does not have what was asked for', fix: 'scan again, then retry', whoFixes: 'operator' },
  { code: '2000', what: 'Partner Center does not accept a value that was sent', fix: REPORT, whoFixes: 'crossgrade' },
  { code: '3000', what: 'Partner Center does not accept a property that was sent', fix: REPORT, whoFixes: 'crossgrade' },
  { code: '800002', what: 'Partner Center does not accept the request as it was sent', fix: REPORT, whoFixes: 'crossgrade' },
  {
    code: '800003',
    what: 'Partner Center has trouble of its own',
    fix: 'nothing to do: Crossgrade waits, and reads back what became of it',
    whoFixes: 'crossgrade',
  },
  {
    code: '800036',
    what: 'Partner Center found a condition of the request not met',
    fix: 'retry; if it stays, report it with the ids of the request',
    whoFixes: 'crossgrade',
  },
  {
    code: '900126',
    what: 'Partner Center cannot read a word that was sent',
    fix: 'retry; if it stays, report it with the ids of the request',
    whoFixes: 'crossgrade',
  },
  {
    code: '900127',
    what: 'Partner Center does not support what was asked for in this cloud or sandbox',
    fix: 'do it in Partner Center, or leave this customer out',
    whoFixes: 'operator',
  },
  {
    code: '900192',
    what: 'Partner Center asks to try again later',
    fix: 'nothing to do: Crossgrade waits, and reads back what became of it',
    whoFixes: 'crossgrade',
  },
])
