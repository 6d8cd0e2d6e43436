import type { CheckResult } from '../../domain/check.ts'

/** What a look at something came to, before it is dated and put to a customer. */
export interface Finding extends Pick<CheckResult, 'result' | 'what'> {
  readonly subject?: string
  readonly facts?: CheckResult['facts']
  readonly fix?: string
  readonly whoFixes?: CheckResult['whoFixes']
  readonly message?: string
  readonly code?: string
}

/** What would have to be done, and by whom. */
export type Remedy = Pick<Finding, 'fix' | 'whoFixes' | 'message' | 'code' | 'subject' | 'facts'>

export function passed(what: string, subject?: string, facts: CheckResult['facts'] = {}): Finding {
  return { result: 'passed', what, facts, ...(subject === undefined ? {} : { subject }) }
}

export function failed(what: string, remedy: Remedy): Finding {
  return { result: 'failed', what, ...remedy }
}

export function warning(what: string, remedy: Remedy): Finding {
  return { result: 'warning', what, ...remedy }
}

export function unknown(what: string, remedy: Remedy): Finding {
  return { result: 'unknown', what, ...remedy }
}
