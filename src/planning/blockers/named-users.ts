import type { Json } from '../../domain/durable.ts'
import type { UserFinding } from '../user-moves.ts'

const NAMED = 20

/** How many users, and the first of them by name: a plan has to stay readable, and the rest is in its files. */
export function namedUsers(findings: readonly UserFinding[]): { readonly users: number; readonly named: Json } {
  const names = findings.map(({ holder }) => holder.userPrincipalName).sort()
  return { users: names.length, named: names.slice(0, NAMED) }
}

const CORRECTABLE = 1000

/** As `namedUsers`, with so many by name that a fix list can have a row for each; sentences name the first three. */
export function correctableUsers(findings: readonly UserFinding[]): { readonly users: number; readonly named: Json } {
  const names = findings.map(({ holder }) => holder.userPrincipalName).sort()
  return { users: names.length, named: names.slice(0, CORRECTABLE) }
}
