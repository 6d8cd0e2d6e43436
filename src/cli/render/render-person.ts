import type { Person } from '../../api/contract/snapshots.ts'
import { minuteOf, wrap } from './text.ts'
import type { View } from './view.ts'

type NamedLicense = NonNullable<Person['seen']>['licenses'][number]
type Move = Person['moves'][number]

/** Enough to answer "I have no mail": what was seen, and what we did, with before and after. */
export function renderPerson({ userPrincipalName, seen, moves }: Person, view: View): string {
  const lines = [
    seen ? `${seen.displayName} (${userPrincipalName})` : userPrincipalName,
    ...(seen ? seenLines(seen) : ['  not in the latest snapshot: held no retired product then']),
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

function moveLines({ run, state, isLatecomer, changedAt, added, removed, before, after, reason }: Move): readonly string[] {
  return [
    `run ${run}   ${state}${isLatecomer ? ', latecomer' : ''}   ${minuteOf(changedAt)}`,
    ...(reason ? [`  ${reason.text}`] : []),
    `  assigned: ${namesOf(added)}; removed: ${namesOf(removed)}; in one request`,
    ...(before ? ['  before:', ...licenseLines(before)] : ['  before: not read yet']),
    ...(after ? ['  after:', ...licenseLines(after)] : ['  after: not read back yet']),
  ]
}

function licenseLines(licenses: readonly NamedLicense[]): readonly string[] {
  if (licenses.length === 0) return ['    no license']
  return licenses.map(({ name, byGroup, disabledPlanNames }) => {
    const off = disabledPlanNames.length === 0 ? '' : `, without ${disabledPlanNames.join(', ')}`
    return `    ${name}${byGroup ? ' (by group)' : ''}${off}`
  })
}

function namesOf(licenses: readonly { readonly name: string }[]): string {
  return licenses.map(({ name }) => name).join(', ') || 'nothing'
}
