import type { Approved, Part, Plan } from '../../api/contract/plans.ts'
import { table } from './table.ts'
import { counted, minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

/** A customer for whom something is bought with a partner on record. */
interface WithPartner {
  readonly id: string
  readonly name: string
  readonly domain: string
}

const NAMES_SHOWN = 20

export function renderPlan(plan: Plan, view: View): string {
  const lines = [
    `migration plan ${plan.id} from snapshot ${plan.snapshot}   ${plan.hash.slice(0, 12)}`,
    `  made ${minuteOf(plan.createdAt)} by ${plan.createdBy}`,
    `  ${counted(plan.totals.customers, 'customer')}: ${totals(plan)}`,
    '',
    'Nothing has been changed.',
    `  look:    crossgrade plan show ${plan.id}`,
    ...(plan.totals.toReplace > 0 ? [`  approve: crossgrade plan approve ${plan.id} --all --as "your name"`] : []),
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

export function renderPlans(plans: readonly Plan[], view: View): string {
  if (plans.length === 0)
    return wrap('There is no migration plan yet. Make one with: crossgrade plan create --new-services on|off', view.columns)
  const rows = plans.map(({ id, snapshot, createdAt, createdBy, totals: { customers, toReplace, blocked, users } }) => [
    id,
    snapshot,
    minuteOf(createdAt),
    `${customers}`,
    `${toReplace}`,
    `${blocked}`,
    `${users}`,
    createdBy,
  ])
  return table(['Plan', 'From', 'Made', 'Customers', 'Replace', 'Blocked', 'Users', 'By'], rows, view)
}

/** What of a plan somebody said yes to: the lines under the plan's text. */
export function renderApprovals(plan: string, parts: readonly Part[], withPartner: readonly WithPartner[], view: View): string {
  const approved = parts.filter(({ approval }) => approval !== null)
  const open = parts.filter(({ approval, toReplace }) => approval === null && toReplace > 0)
  const lines = [
    ...approved
      .slice(0, NAMES_SHOWN)
      .map(({ name, approval }) => `  ${name}: approved by ${approval?.by ?? ''}, until ${minuteOf(approval?.expiresAt ?? '')}`),
    ...more(approved.length),
    ...open.slice(0, NAMES_SHOWN).map(({ name }) => `  ${name}: not approved`),
    ...more(open.length),
    ...attestationLines(plan, parts, withPartner),
    ...(open.length > 0 ? ['', `To approve: crossgrade plan approve ${plan} --all --as "your name"`] : []),
  ]
  return [`Approved: ${approved.length} of ${approved.length + open.length} customers with something to replace.`, ...lines]
    .map((line) => wrap(line, view.columns))
    .join('\n')
}

/** The answer to an approval: who is in it now, who was asked for and is not, and why; then how all of the plan stands. */
export function renderApproved(
  plan: string,
  { approved, notApproved, approvedNow, refused }: Approved,
  { named, withPartner }: { readonly named: readonly string[]; readonly withPartner: readonly WithPartner[] },
  view: View,
): string {
  const isNow = new Set(approvedNow)
  const now = approved.filter(({ customer }) => isNow.has(customer))
  const isRefused = new Set(refused)
  const asked = notApproved.filter(({ customer }) => isRefused.has(customer))
  const others = named.length > 0 ? [] : notApproved
  const lines = [
    `migration plan ${plan}: ${saidOf(now)}.`,
    ...[...asked, ...others].slice(0, NAMES_SHOWN).map((part) => `  not approved: ${part.name} (${whyNot(part)})`),
    ...more(asked.length + others.length),
    ...(approved.length > now.length ? [`In all ${counted(approved.length, 'customer')} of it approved (${usersOf(approved)}).`] : []),
    ...attestationLines(plan, now, withPartner),
    '',
    ...nextLines(plan, now, asked.length > 0 ? named : []),
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

function saidOf(now: readonly Part[]): string {
  if (now.length === 0) return 'nobody was approved'
  // Of a part that a run carries out the yes is said with which the run was started.
  const byWhom = new Set(
    now.map(({ approval, run }) => (approval && run === null ? ` by ${approval.by}, until ${minuteOf(approval.expiresAt)}` : '')),
  )
  const by = byWhom.size === 1 ? [...byWhom].join('') : ''
  return `${counted(now.length, 'customer')} approved${by} (${usersOf(now)})`
}

function usersOf(parts: readonly Part[]): string {
  return counted(
    parts.reduce((sum, part) => sum + part.users, 0),
    'user',
  )
}

function nextLines(plan: string, now: readonly Part[], refused: readonly string[]): readonly string[] {
  const [one] = refused
  const why = refused.length === 1 && one !== undefined ? [`Why: crossgrade plan show ${plan} --customer ${one}`] : []
  if (now.length === 0) return why.length > 0 ? why : [`Why: crossgrade plan show ${plan}`]
  const runs = [...new Set(now.flatMap(({ run }) => (run === null ? [] : [run])))]
  const isInRuns = now.every(({ run }) => run !== null)
  return isInRuns
    ? [`${runs.join(', ')} has taken this up already. To try again what waits for a person: crossgrade run retry ${runs[0] ?? ''}`]
    : [`To carry it out: crossgrade run start ${plan} --watch`]
}

/** For whom Microsoft asks about the partner on record, and nobody who approves has said yes to it. */
function attestationLines(plan: string, parts: readonly Part[], withPartner: readonly WithPartner[]): readonly string[] {
  const attested = new Set(parts.filter(({ approval }) => approval?.attestsPartnerOnRecord === true).map(({ customer }) => customer))
  const here = new Set(parts.map(({ customer }) => customer))
  const open = withPartner.filter(({ id }) => here.has(id) && !attested.has(id))
  const [first] = open
  if (!first) return []
  const customers = open.length > NAMES_SHOWN ? '--customer <each>' : open.map(({ domain }) => `--customer ${domain}`).join(' ')
  return [
    '',
    `A partner on record is kept for ${counted(open.length, 'customer')}, and nothing is bought for them until the approval attests that this partner did the work it is paid for:`,
    ...open.slice(0, NAMES_SHOWN).map(({ name, domain }) => `  ${name} (${domain})`),
    ...more(open.length),
    `To attest: crossgrade plan approve ${plan} ${customers} --attest-partner-on-record yes --as "your name"`,
  ]
}

function whyNot({ toReplace, blocked }: Part): string {
  if (toReplace > 0) return 'left out'
  return blocked > 0 ? `${blocked} blocked` : 'nothing to replace'
}

function totals({ totals: { toReplace, blocked, skipped, users } }: Plan): string {
  return `${toReplace} to replace (${counted(users, 'user')}), ${blocked} blocked, ${skipped} left as they are`
}

function more(count: number): readonly string[] {
  return count > NAMES_SHOWN ? [`  and ${count - NAMES_SHOWN} more; all of them with --json`] : []
}
