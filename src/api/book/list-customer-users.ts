import { isLongAway } from '../../domain/inactive.ts'
import { id, type GroupId, type SkuId, type UserId } from '../../domain/id.ts'
import type { Instant } from '../../domain/instant.ts'
import type { LicenseHolder } from '../../domain/snapshot.ts'
import { findCustomerBody } from '../../store/affected-bodies.ts'
import { listHolders, listNewestMoves, type NewestMove } from '../../store/holders.ts'
import type { CustomerUser, customerUserRoutes } from '../contract/customer-users.ts'
import type { QueryOf } from '../contract/route.ts'
import type { ApiDeps } from '../deps.ts'
import { nameLicense } from './describe-customer.ts'
import { getBook, getCustomerOfBook } from './get-book.ts'

type Query = QueryOf<typeof customerUserRoutes.listCustomerUsers>

/** A page of those who hold a license that the latest snapshot looked at. */
export async function listCustomerUsers(
  wanted: string,
  { q, users, sku, path, inactive, after, limit }: Query,
  deps: ApiDeps,
): Promise<{ items: CustomerUser[]; next: string | null }> {
  const book = await getBook('latest', deps)
  const customer = await getCustomerOfBook(wanted, book, deps)
  const body = await findCustomerBody(deps.db, book.id, customer)
  const takenAt = body?.takenAt ?? book.takenAt
  const filter = {
    text: q === '' ? undefined : q,
    users,
    sku: sku === undefined ? undefined : id<SkuId>(sku),
    path,
    inactiveAt: inactive === 'true' ? takenAt : undefined,
  }
  const found = await listHolders(deps.db, book.id, customer, filter, { after: after.toLowerCase(), limit: limit + 1 })
  const page = found.slice(0, limit)
  const moves = await listNewestMoves(
    deps.db,
    customer,
    page.map((holder) => holder.id),
  )
  const groups = new Map((body?.groups ?? []).map((group) => [group.id, group.name]))
  const last = page.at(-1)
  return {
    items: page.map((holder) => toUser(holder, { takenAt, groups, moves }, deps)),
    next: found.length > limit && last ? last.userPrincipalName.toLowerCase() : null,
  }
}

interface Known {
  readonly takenAt: Instant
  readonly groups: ReadonlyMap<GroupId, string>
  readonly moves: ReadonlyMap<UserId, NewestMove>
}

function toUser(holder: LicenseHolder, { takenAt, groups, moves }: Known, deps: ApiDeps): CustomerUser {
  const { userPrincipalName, displayName, usageLocation, lastSignInAt, accountEnabled, paths } = holder
  const move = moves.get(holder.id)
  return {
    id: holder.id,
    userPrincipalName,
    displayName,
    enabled: accountEnabled,
    usageLocation,
    lastSignInAt,
    inactive: !accountEnabled || (lastSignInAt !== null && isLongAway(holder, takenAt)),
    licenses: holder.licenses.map((license) => {
      const own = paths.filter((each) => each.skuId === license.skuId)
      return {
        ...nameLicense(license, deps),
        // A directory that says nothing of paths knows of no groups.
        direct: own.length === 0 || own.some(({ group }) => group === null),
        groups: own.flatMap(({ group }) => (group === null ? [] : [groups.get(group) ?? group])),
      }
    }),
    move: move ? { run: move.run, state: move.state } : null,
  }
}
