import type { Finding } from './use-findings.ts'

/** One cause at one customer; where it is about users one by one, the first of them with all the others. */
export interface FoldedFinding extends Finding {
  /** User principal names of those whom the sentence does not name. */
  readonly others: readonly string[]
}

/** Findings in their order, with users to whom the same applies in one row: there are as many answers as users, but one thing to know. */
export function foldFindings(findings: readonly Finding[]): readonly FoldedFinding[] {
  return [...Map.groupBy(findings, causeOf).values()].flatMap((same) => {
    // The text for whoever fixes it stands with one of them.
    const first = same.find(({ check }) => check.message !== null) ?? same[0]
    if (first === undefined) return []
    return [{ ...first, others: same.filter((each) => each !== first).flatMap(({ check: { subject } }) => subject ?? []) }]
  })
}

function causeOf({ customer, check }: Finding): string {
  const own = [customer.id, check.check, check.result, check.expired, check.code]
  return JSON.stringify(isOfUser(check.subject) ? [...own, check.fix] : [...own, check.subject, check.what])
}

function isOfUser(subject: string | null): boolean {
  return subject?.includes('@') === true
}
