import type { Person } from './contract/snapshots.ts'

/** What whoever helps the user, and Microsoft's support, want to know of one person; plain text to be pasted. */
export function writeTicket({ userPrincipalName, seen, moves, live }: Omit<Person, 'ticket'>): string {
  const lines = [
    `User: ${userPrincipalName}${seen ? `, ${seen.customer.name} (${seen.customer.domain}, tenant ${seen.customer.id})` : ''}`,
    ...(live ? liveLines(live) : []),
    ...(moves.length === 0 ? ['Crossgrade did not touch this user.'] : moves.flatMap(moveLines)),
  ]
  return `${lines.join('\n')}\n`
}

function liveLines({ readAt, licenses, services, error }: NonNullable<Person['live']>): readonly string[] {
  if (error !== null) return [`Read ${readAt}: ${error}`]
  const held = licenses.map(({ name, byGroup }) => `${name}${byGroup ? ' (by group)' : ''}`)
  return [`Read ${readAt}: holds ${held.join(', ') || 'no license'}`, `Services on: ${titles(services)}`]
}

function titles(services: readonly { readonly title: string }[]): string {
  return services.map(({ title }) => title).join(', ') || 'none'
}

const CHANGED: ReadonlySet<string> = new Set(['moved', 'verified'])

function moveLines({
  run,
  customer,
  state,
  changedAt,
  movedAt,
  added,
  removed,
  reason,
  services,
  requests,
  through,
}: Person['moves'][number]): readonly string[] {
  const names = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join(', ') || 'nothing'
  const isChanged = state === 'undone' ? movedAt !== null : CHANGED.has(state)
  return [
    `${isChanged ? `Changed ${movedAt ?? changedAt} by ${run} (tenant ${customer}): ${state}; assigned ${names(added)}, removed ${names(removed)}` : `Not changed by ${run} (tenant ${customer}), ${state} ${changedAt}: was to be assigned ${names(added)}, and to lose ${names(removed)}`}${through.length > 0 ? `, through ${through.join(', ')}` : ''}`,
    ...(reason ? [`Reason: ${reason.text}`] : []),
    ...(services ? [`Services before: ${titles(services.before)}`, `Services expected: ${titles(services.expected)}`] : []),
    ...(services?.missing && services.missing.length > 0 ? [`Not on now: ${titles(services.missing)}`] : []),
    ...requests.map(
      ({ what, sentAt, outcome, requestId, correlationId }) =>
        `Request: ${what}, sent ${sentAt}, ${outcome ?? 'not answered'}; request-id ${requestId}, client-request-id ${correlationId}`,
    ),
  ]
}
