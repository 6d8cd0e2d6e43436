import { isGuid } from '../../http/members.ts'
import type { Answer, CustomerCall } from '../../http/operation.ts'
import type { CartLine } from '../../store/carts.ts'
import { findSold } from './nce-line.ts'
import { refuse } from './partner-center-error.ts'

/** 400/400019 when a line that is right otherwise names an availability of another day; availabilities are short-lived. */
export function findStale(call: CustomerCall, lines: readonly CartLine[]): Answer | undefined {
  const stale = lines.find(
    (line) => line.error === null && !isGuid(line.catalogItemId) && findSold(call, line.catalogItemId)?.segment === undefined,
  )
  return stale && refuse(400, 400019, `The availability of ${stale.catalogItemId} was not found. Fetch the availabilities again.`)
}
