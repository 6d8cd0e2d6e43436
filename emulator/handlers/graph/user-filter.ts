import type { UserQuery } from '../../store/users.ts'

const LICENSE = /^assignedLicenses\/any\(\s*(\w+)\s*:\s*\1\/skuId\s+eq\s+'?([0-9a-f-]{36})'?\s*\)$/i
const ENABLED = /^accountEnabled\s+eq\s+(true|false)$/i
const UPN = /^userPrincipalName\s+eq\s+'((?:[^']|'')*)'$/i
const IDS = /^id\s+in\s*\(([^)]*)\)$/i

/** The few filters that are built, joined by `and`. Undefined: another one. */
export function findUserQuery(filter: string | null): UserQuery | undefined {
  if (filter === null || filter.trim() === '') return {}
  let query: UserQuery = {}
  for (const clause of filter.trim().split(/\s+and\s+(?![^()]*\))/i)) {
    const part = readClause(clause.trim())
    if (!part) return undefined
    query = { ...query, ...part }
  }
  return query
}

function readClause(clause: string): UserQuery | undefined {
  const license = LICENSE.exec(clause)
  if (license) return { skuId: license[2]?.toLowerCase() }
  const enabled = ENABLED.exec(clause)
  if (enabled) return { enabled: enabled[1]?.toLowerCase() === 'true' }
  const upn = UPN.exec(clause)
  if (upn) return { upn: upn[1]?.replaceAll("''", "'") }
  const ids = IDS.exec(clause)
  return ids ? { ids: (ids[1] ?? '').split(',').map((id) => id.trim().replaceAll("'", '')) } : undefined
}
