import type { Check, CustomerChecks } from '../../api/contract/checks.ts'
import { counted, minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

const FINDINGS_SHOWN = 30
/** A check may have a row for every user. */
const OF_ONE_CHECK_SHOWN = 5

/** What a pre-flight found, customer by customer: what fails apart from what is only to be known. */
export function renderPreflight(
  plan: string,
  { items, notLookedAt }: { readonly items: readonly CustomerChecks[]; readonly notLookedAt: number },
  view: View,
): string {
  const failing = items.filter(({ checks }) => checks.some(isError)).length
  const lines = [
    `pre-flight of migration plan ${plan}: ${counted(items.length, 'customer')} looked at, ${failing} with errors`,
    ...(notLookedAt > 0 ? [`  ${counted(notLookedAt, 'customer')} not looked at; to look: crossgrade preflight run ${plan}`] : []),
    ...byUrgency(items.filter(hasFindings)).flatMap((each) => ['', ...customerLines(plan, each, view)]),
    ...withoutFindings(items),
  ]
  return lines.map((line) => wrap(line, view.columns, 4)).join('\n')
}

/** Whoever has errors first. */
function byUrgency(items: readonly CustomerChecks[]): readonly CustomerChecks[] {
  return items.toSorted((a, b) => Number(b.checks.some(isError)) - Number(a.checks.some(isError)))
}

/** What cannot be known is said where something else is. */
function hasFindings({ checks }: CustomerChecks): boolean {
  return checks.some((check) => check.expired || check.result === 'failed' || check.result === 'warning')
}

function withoutFindings(items: readonly CustomerChecks[]): readonly string[] {
  const names = items.filter((each) => !hasFindings(each)).map(({ customer }) => customer.name)
  return names.length === 0
    ? []
    : ['', `Nothing found at ${counted(names.length, 'customer')}: ${names.toSorted().join(', ')}. All checks: --json`]
}

/** Said where a plan is approved although its pre-flight found something; nothing where it did not. */
export function preflightNote(plan: string, withFailures: number, view: View): readonly string[] {
  if (withFailures === 0) return []
  const text = `Note: the pre-flight found errors at ${counted(withFailures, 'customer')}. What they are: crossgrade preflight show ${plan}`
  return [wrap(text, view.columns)]
}

function customerLines(plan: string, { customer, checks }: CustomerChecks, view: View): readonly string[] {
  const [errors, warnings] = [checks.filter(isError), checks.filter((check) => check.result === 'warning' && !check.expired)]
  const unknown = checks.filter((check) => check.result === 'unknown' && !check.expired)
  const passed = checks.filter((check) => check.result === 'passed' && !check.expired)
  const stale = checks.filter((check) => check.expired)
  const sent = errors.concat(warnings).some(({ message }) => message !== null)
  return [
    view.paint('strong', `${customer.name} (${customer.domain})`),
    ...section('Errors', errors, view),
    ...section('Warnings', warnings, view),
    ...section('Not known', unknown, view),
    ...names('Passed', passed),
    ...holding(checks),
    ...names('Looked at too long ago', stale),
    ...(stale.length > 0 ? [`    to look again: crossgrade preflight run ${plan} --customer ${customer.domain}`] : []),
    ...(sent ? [`  To ask their administrator: crossgrade preflight message ${plan} --customer ${customer.domain}`] : []),
  ]
}

function section(title: string, checks: readonly Check[], view: View): readonly string[] {
  if (checks.length === 0) return []
  const shown = [...Map.groupBy(checks, ({ check }) => check).values()]
    .flatMap((alike) => alike.slice(0, OF_ONE_CHECK_SHOWN))
    .slice(0, FINDINGS_SHOWN)
  const rest = checks.length - shown.length
  return [
    view.paint(title === 'Errors' ? 'alert' : 'quiet', `  ${title}: ${checks.length}`),
    ...shown.flatMap(findingLines),
    ...(rest > 0 ? [`    and ${rest} more; all of them with --json`] : []),
  ]
}

function findingLines({ check, what, fix, whoFixes }: Check): readonly string[] {
  return [`    ${check}: ${what}`, ...(fix === '' ? [] : [`      ${whoFixes}: ${fix}`])]
}

/** Until when the first of what was seen at Microsoft grows too old. */
function holding(checks: readonly Check[]): readonly string[] {
  const [until] = checks.flatMap((check) => (check.expired ? [] : (check.validUntil ?? []))).toSorted()
  return until === undefined ? [] : [`  What was seen holds until ${minuteOf(until)}.`]
}

function names(title: string, checks: readonly Check[]): readonly string[] {
  if (checks.length === 0) return []
  return [`  ${title}: ${checks.length} (${[...new Set(checks.map(({ check }) => check))].join(', ')})`]
}

function isError({ result, expired }: Check): boolean {
  return result === 'failed' && !expired
}
