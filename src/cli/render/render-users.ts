import type { CustomerUser, FoundUser } from '../../api/contract/customer-users.ts'
import { table } from './table.ts'
import { counted, wrap } from './text.ts'
import type { View } from './view.ts'

/** A row per user: what they hold, by which path, and what the newest run did. */
export function renderUsers(items: readonly CustomerUser[], view: View): string {
  if (items.length === 0) return wrap('No user is so, among those who hold a license that the scan looked at.', view.columns)
  const rows = items.map((each) => [
    each.userPrincipalName,
    each.licenses.map(licenseWords).join('; '),
    each.enabled ? (each.lastSignInAt?.slice(0, 10) ?? '-') : 'disabled',
    each.move ? `${each.move.run} ${each.move.state}` : '',
  ])
  return [
    table(['User', 'Licenses', 'Signed in', 'Run'], rows, view),
    '',
    wrap(`${counted(items.length, 'user')}. One of them, whole: crossgrade user find UPN`, view.columns),
  ].join('\n')
}

/** A row per user; `limit`: as many were asked for. */
export function renderFoundUsers(items: readonly FoundUser[], limit: number, view: View): string {
  if (items.length === 0)
    return wrap(
      'Nobody’s name begins so, among those who hold a license that the latest scan looked at and those whom a run has dealt with.',
      view.columns,
    )
  const rows = items.map(({ displayName, userPrincipalName, customer, seen }) => [
    displayName,
    userPrincipalName,
    customer.name,
    seen ? 'yes' : 'no',
  ])
  const list = table(['Name', 'User', 'Customer', 'In the scan'], rows, view)
  return items.length < limit
    ? list
    : `${list}\n\n${wrap(`The first ${limit}: more letters find others, and --limit shows more.`, view.columns)}`
}

function licenseWords({ name, direct, groups, disabledPlanNames }: CustomerUser['licenses'][number]): string {
  const path = groups.length === 0 ? '' : ` (${direct ? 'direct and ' : ''}through ${groups.join(', ')})`
  return `${name}${path}${disabledPlanNames.length > 0 ? `, ${disabledPlanNames.length} off` : ''}`
}
