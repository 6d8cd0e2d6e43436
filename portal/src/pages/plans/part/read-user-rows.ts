import { asProblem } from '../../../api/problem.ts'

/** A row of the table of users, as the API has it for programs. */
export interface UserRow {
  readonly user: string
  readonly oldProducts: string | null
  readonly newProducts: string | null
  readonly servicesLost: string | null
  readonly result: string | null
}

/** Whom a plan moves at one customer. @throws Problem */
export async function readUserRows(plan: string, customer: string): Promise<readonly UserRow[]> {
  const words = new URLSearchParams({ plan, customer, format: 'json' })
  const response = await fetch(`/api/tables/users?${words.toString()}`)
  if (!response.ok) throw asProblem(response, await response.text())
  const rows: unknown = await response.json()
  return Array.isArray(rows) ? rows.filter(isUserRow) : []
}

function isUserRow(row: unknown): row is UserRow {
  return typeof row === 'object' && row !== null && 'user' in row && typeof row.user === 'string'
}
