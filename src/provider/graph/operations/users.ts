import { z } from 'zod'
import { id } from '../../../domain/id.ts'
import type { CustomerId, SkuId, UserId } from '../../../domain/id.ts'
import { ProviderError } from '../../../domain/provider-error.ts'
import type { LicenseHolder } from '../../../domain/snapshot.ts'
import { readAs } from '../../http/read-as.ts'
import { callOf } from '../connection.ts'
import type { Connection } from '../connection.ts'
import { fromWireUser } from '../from-wire.ts'
import { listPages } from '../list.ts'
import { readCost } from '../quota.ts'
import { USER_MEMBERS, WireUser } from '../schema.ts'

const PAGE_SIZE = 999

/** Ours as soon as one is read: of a page of users their wire shapes take ten times as much memory. */
export const User = WireUser.transform(fromWireUser)

/** `GET /v1.0/users` filtered by a SKU, held directly or through a group; two resource units, one less for `$select`. */
export async function* listHolders(connection: Connection, customer: CustomerId, sku: SkuId): AsyncGenerator<readonly LicenseHolder[]> {
  const query = new URLSearchParams({
    $select: USER_MEMBERS,
    $filter: `assignedLicenses/any(s:s/skuId eq ${sku})`,
    $top: String(PAGE_SIZE),
  })
  const request = { operation: 'listUsers', customer, path: `/users?${query}`, effect: 'read', draws: readCost(customer, 1) } as const
  yield* listPages(connection, User, request)
}

const AnyUser = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) })

/** `GET /v1.0/users?$top=1`. */
export async function findAnyUser(connection: Connection, customer: CustomerId): Promise<UserId | undefined> {
  const request = {
    operation: 'listUsers',
    customer,
    path: '/users?$select=id&$top=1',
    effect: 'read',
    draws: readCost(customer, 1),
  } as const
  const call = callOf(connection, request)
  const [first] = readAs(AnyUser, call, await connection.transport.send(call)).value
  return first && id<UserId>(first.id)
}

/** `GET /v1.0/users/{id | userPrincipalName}`. */
export async function findUser(connection: Connection, customer: CustomerId, idOrUpn: string): Promise<LicenseHolder | undefined> {
  const request = { operation: 'getUser', customer, path: userPath(idOrUpn), effect: 'read', draws: readCost(customer, 1) } as const
  const call = callOf(connection, request)
  try {
    return readAs(User, call, await connection.transport.send(call))
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'rejected' && error.facts.status === 404) return undefined
    throw error
  }
}

/** Escaped, with everything that we read of a user. */
export function userPath(idOrUpn: string): string {
  return `/users/${encodeURIComponent(idOrUpn)}?$select=${USER_MEMBERS}`
}

/** @throws when the body is no user: a member of a batch is read like an answer of its own. */
export function readUser(body: unknown): readonly [UserId, LicenseHolder] {
  const read = User.safeParse(body)
  if (!read.success) {
    const [first] = read.error.issues
    throw new ProviderError('unreadable', 'getUser', {
      text: `${first?.path.join('.') || 'the body'}: ${first?.message ?? 'unknown shape'}`,
    })
  }
  return [read.data.id, read.data]
}
