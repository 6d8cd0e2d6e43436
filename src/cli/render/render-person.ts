import type { Person } from '../../api/contract/snapshots.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

type NamedLicense = NonNullable<Person['seen']>['licenses'][number]
type Move = Person['moves'][number]

/** Enough to answer "I have no mail": what they have now, what was seen, and what we did, with before and after. */
export function renderPerson({ userPrincipalName, seen, moves, live }: Person, view: View): string {
  const lines = [
    seen ? `${seen.displayName} (${userPrincipalName})` : userPrincipalName,
    ...(seen ? seenLines(seen) : ['  not in the latest snapshot: held no retired product then']),
    ...(live ? liveLines(live) : []),
    '',
    ...(moves.length === 0 ? ['Crossgrade did not touch this user.'] : moves.flatMap(moveLines)),
  ]
  return lines.map((line) => wrap(line, view.columns)).join('\n')
}

function seenLines({ snapshot, takenAt, customer, usageLocation, licenses }: NonNullable<Person['seen']>): readonly string[] {
  return [
    `  of ${customer.name} (${customer.domain}), usage location ${usageLocation ?? 'missing'}`,
    `  licenses in snapshot ${snapshot} of ${minuteOf(takenAt)}:`,
    ...licenseLines(licenses),
  ]
}

function liveLines({ readAt, licenses, error }: NonNullable<Person['live']>): readonly string[] {
  if (error !== null) return [`  could not be read now: ${error}`]
  return [`  licenses now, read ${minuteOf(readAt)}:`, ...licenseLines(licenses)]
}

function moveLines({
  run,
  state,
  isLatecomer,
  changedAt,
  movedAt,
  added,
  removed,
  before,
  after,
  reason,
  through,
  services,
  acts,
}: Move): readonly string[] {
  return [
    `run ${run}   ${state}${isLatecomer ? ', latecomer' : ''}   ${minuteOf(changedAt)}`,
    ...(reason ? [`  ${reason.text}`] : []),
    `  assigned: ${namesOf(added)}; removed: ${namesOf(removed)}; in one request${movedAt === null ? '' : `, ${minuteOf(movedAt)}`}${through.length > 0 ? `, of the group ${through.join(', ')}` : ''}`,
    ...(before ? ['  before:', ...licenseLines(before)] : ['  before: not read yet']),
    ...(after ? ['  after:', ...licenseLines(after)] : ['  after: not read back yet']),
    ...(services ? serviceLines(services) : []),
    ...acts.map(({ what, command }) => `  ${what === 'put-back' ? 'to put them back' : 'to apply it again'}: ${command}`),
  ]
}

function serviceLines({ before, expected, missing }: NonNullable<Move['services']>): readonly string[] {
  const judged =
    missing === null
      ? []
      : [missing.length === 0 ? '  services now: all that are expected are on' : `  services not on now: ${titles(missing)}`]
  return [`  services before: ${titles(before)}`, `  services expected: ${titles(expected)}`, ...judged]
}

function licenseLines(licenses: readonly NamedLicense[]): readonly string[] {
  if (licenses.length === 0) return ['    no license']
  return licenses.map(({ name, byGroup, off }) => {
    return `    ${name}${byGroup ? ' (by group)' : ''}${off.length === 0 ? '' : `, without ${titles(off)}`}`
  })
}

function titles(services: readonly { readonly title: string }[]): string {
  return services.map(({ title }) => title).join(', ') || 'none'
}

function namesOf(licenses: readonly { readonly name: string }[]): string {
  return licenses.map(({ name }) => name).join(', ') || 'nothing'
}
