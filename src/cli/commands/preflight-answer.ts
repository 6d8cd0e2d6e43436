import type { Command } from 'commander'
import { basename } from 'node:path'
import { stringify } from 'yaml'
import type { PreflightAnswered } from '../../api/contract/checks.ts'
import { routes } from '../../api/contract/routes.ts'
import { readBytes } from '../choices/read-choices-file.ts'
import { ApiProblem, CliProblem } from '../cli-problem.ts'
import type { Io } from '../io.ts'
import { counted, wrap } from '../render/text.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'

/** `preflight answer`: the table of a pre-flight, filled in, as a new plan. */
export function addPreflightAnswer(preflight: Command, io: Io): void {
  example(
    preflight.command('answer').description('a new migration plan with what was written in the column Answer; other parts stay approved'),
    'crossgrade preflight show p-1 --out fixes.xlsx',
    'crossgrade preflight answer p-1 fixes.xlsx',
  )
    .argument('<plan>', 'the migration plan whose pre-flight it is, such as p-1')
    .argument('<file>', 'the table of preflight show, CSV or XLSX, with answers')
    .option('--no-plan', 'make no plan; print the choices that the answers come to')
    .action(async (plan: string, file: string, flags: { readonly plan: boolean }, command: Command) => {
      const session = openSession(command, io)
      const answered = await send(plan, file, flags.plan, session)
      session.show(answered, () => render(plan, answered, session))
    })
}

async function send(plan: string, file: string, isToPlan: boolean, { client }: Session): Promise<PreflightAnswered> {
  const query = { filename: basename(file), 'dry-run': isToPlan ? 'false' : 'true' } as const
  try {
    return await client.call(routes.answerPreflight, {
      params: { id: plan },
      query,
      body: readBytes(file, 'Give the table of: crossgrade preflight show, with answers'),
    })
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.type === '/problems/invalid-request')
      throw new CliProblem(error.problem, error.exit, 'Correct it and give it again. Which answers there are: docs/guides/preflight.md', {
        cause: error,
      })
    throw error
  }
}

function render(plan: string, { answers, choices, made }: PreflightAnswered, { view }: Session): string {
  if (made === null) return stringify(choices).trimEnd()
  const changed = made.parts - made.unchanged
  const wide = [
    ...(choices.allowUnreviewed ? ['entries of the catalog that nobody has reviewed are planned with'] : []),
    ...(choices.termEndMarginDays === undefined ? [] : [`a move wants ${counted(choices.termEndMarginDays, 'day')} before its term’s end`]),
  ]
  const lines = [
    `migration plan ${made.plan} is made from ${plan} with ${counted(answers, 'answer')}: ${made.blocked} blocked, ${made.blockedBefore} before.`,
    `  ${counted(made.unchanged, 'part')} unchanged, ${made.stillApproved} of them still approved; ${changed} changed`,
    ...(wide.length > 0 ? [`  for the whole plan: ${wide.join('; ')}`] : []),
    '',
    `  look:  crossgrade plan show ${made.plan}`,
    `  check: crossgrade preflight run ${made.plan}`,
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}
