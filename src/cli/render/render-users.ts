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

export function renderFoundUsers(items: readonly FoundUser[], view: View): string {
  if (items.length === 0)
    return wrap('Nobody’s name begins so, among those who hold a license that the latest scan looked at.', view.columns)
  const rows = items.map(({ displayName, userPrincipalName, customer }) => [displayName, userPrincipalName, customer.name])
  return table(['Name', 'User', 'Customer'], rows, view)
}

function licenseWords({ name, direct, groups, disabledPlanNames }: CustomerUser['licenses'][number]): string {
  const path = groups.length === 0 ? '' : ` (${direct ? 'direct and ' : ''}through ${groups.join(', ')})`
  return `${name}${path}${disabledPlanNames.length > 0 ? `, ${disabledPlanNames.length} off` : ''}`
}
