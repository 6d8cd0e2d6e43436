import { PLAN_FORMAT } from '../domain/plan.ts'
import { problem } from './problems/problem.ts'

/** @throws ProblemError where an earlier version made the part: its shape says less */
export function refuseOldFormat({ format }: { readonly format: number }, plan: string): void {
  if (format !== PLAN_FORMAT) throw problem('plan-format', { plan })
}
