import { InvalidArgumentError, Option, type Command } from 'commander'
import { routes } from '../../api/contract/routes.ts'
import { collect } from '../choices/choice-flags.ts'
import { wrongUse } from '../cli-problem.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { preflightNote } from '../render/render-preflight.ts'
import { renderApproved } from '../render/render-plans.ts'
import { openSession, type Session } from '../session.ts'
import { example } from './example.ts'

interface ApproveFlags {
  readonly all?: boolean
  readonly customer?: readonly string[]
  readonly except?: readonly string[]
  readonly expires?: number
  readonly attestPartnerOnRecord?: 'yes' | 'no'
}

export function addPlanApprove(plan: Command, io: Io): void {
  example(
    plan.command('approve').description('say yes to a migration plan, whole or customer by customer; recorded with your name'),
    'crossgrade plan approve p-1 --all --except contoso.example \\',
    '  --as "Megan Bowen"',
  )
    .argument('<id>', 'a migration plan, such as p-1')
    .option('--all', 'every customer with something to replace')
    .option('--customer <customer>', 'this customer, by id or domain; may be repeated', collect)
    .option('--except <customer>', 'but not this one; may be repeated', collect)
    .option('--expires <days>', 'days for which the yes holds (default: 7)', parseExpiry)
    .addOption(
      new Option('--attest-partner-on-record <answer>', 'the partner on record did the work it is paid for').choices(['yes', 'no']),
    )
    .action(async (id: string, flags: ApproveFlags, command: Command) => approve(id, flags, openSession(command, io)))
}

async function approve(id: string, flags: ApproveFlags, { client, as, io, show, view }: Session): Promise<void> {
  if (as === undefined) throw wrongUse('An approval needs the name of who gives it.', 'Say who you are: --as "Megan Bowen"')
  const answer = await client.call(routes.approvePlan, { params: { id }, body: toApproval(flags) })
  // Only a note: every step of the run looks for itself before it acts.
  const { withFailures } = await client.call(routes.listChecks, { params: { id }, query: { limit: 1 } })
  const { customers: withPartner } = await client.call(routes.listAttestations, { params: { id } })
  show({ ...answer, failedPreflight: withFailures }, () =>
    [renderApproved(id, answer, { named: flags.customer ?? [], withPartner }, view), ...preflightNote(id, withFailures, view)].join('\n'),
  )
  if (answer.approvedNow.length === 0) io.setExitCode(EXIT.failed)
}

/** @throws CliProblem unless exactly one of --all and --customer is given */
function toApproval({ all, customer, except, expires, attestPartnerOnRecord }: ApproveFlags) {
  if ((all === true) === (customer !== undefined)) {
    throw wrongUse(
      all ? '--all and --customer are both given: expected one of them.' : 'Nobody is named: expected --all, or --customer once or more.',
      'See: crossgrade plan approve --help',
    )
  }
  return {
    ...(customer ? { customers: [...customer] } : { all: true as const }),
    ...(except ? { except: [...except] } : {}),
    ...(expires === undefined ? {} : { expiresInDays: expires }),
    ...(attestPartnerOnRecord ? { attestsPartnerOnRecord: attestPartnerOnRecord === 'yes' } : {}),
  }
}

function parseExpiry(text: string): number {
  const days = Number(text)
  if (/^\d+$/.test(text) && days >= 1 && days <= 90) return days
  throw new InvalidArgumentError('Expected a whole number of days from 1 to 90.')
}
