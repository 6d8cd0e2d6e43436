import type { StoredPlan } from '../../store/plans.ts'
import { listPartsWithApproval } from '../approve-plan.ts'
import { exportChoices } from '../choices/export-choices.ts'
import type { PreflightAnswered } from '../contract/checks.ts'
import { createPlan, getPlan } from '../create-plan.ts'
import type { ApiDeps } from '../deps.ts'
import { correctChoices } from './correct-choices.ts'
import { readPreflightAnswers } from './read-preflight-answers.ts'

/**
 * Makes a new plan of a fix list that came back: from the same snapshot, with the plan's choices as the answers correct them. Parts that
 * nothing was said of keep their hash, and with it their approval. A dry run only reads.
 * @throws ProblemError where the plan is missing, or for every answer that cannot be taken; then nothing is made
 */
export async function answerPreflight(
  { plan: wanted, bytes, filename, dryRun }: AnswerRequest,
  by: string,
  deps: ApiDeps,
): Promise<PreflightAnswered> {
  const before = await getPlan(wanted, deps)
  const { answers, corrections } = await readPreflightAnswers(bytes, filename, before, deps)
  if (dryRun) return { answers, choices: corrections, made: null }
  const choices = correctChoices(await exportChoices(before, deps), corrections)
  const after = await createPlan({ snapshot: before.header.snapshot.id, choices }, by, deps)
  return { answers, choices: corrections, made: await compare(before, after, deps) }
}

interface AnswerRequest {
  readonly plan: string
  readonly bytes: Uint8Array
  readonly filename: string
  readonly dryRun: boolean
}

async function compare(before: StoredPlan, after: StoredPlan, deps: ApiDeps): Promise<NonNullable<PreflightAnswered['made']>> {
  const old = new Map((await listPartsWithApproval(before.id, deps)).map(({ customer, hash }) => [customer, hash]))
  const parts = await listPartsWithApproval(after.id, deps)
  const unchanged = parts.filter(({ customer, hash }) => old.get(customer) === hash)
  return {
    plan: after.id,
    blocked: after.blocked,
    blockedBefore: before.blocked,
    parts: parts.length,
    unchanged: unchanged.length,
    stillApproved: unchanged.filter(({ approval }) => approval !== undefined).length,
  }
}
