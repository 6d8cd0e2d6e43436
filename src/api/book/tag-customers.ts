import type { CustomerId } from '../../domain/id.ts'
import { listCustomerIds } from '../../store/book-customers.ts'
import { addTag, recordTags, removeTag } from '../../store/customer-tags.ts'
import { recordEvent } from '../../store/events.ts'
import type { Book } from '../../store/find-book.ts'
import { findCustomers } from '../../store/snapshots.ts'
import type { customerRoutes } from '../contract/customers.ts'
import type { BodyOf } from '../contract/route.ts'
import type { ApiDeps } from '../deps.ts'
import { clause, errorAt, wrongField } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
import { toFilter } from './choose-customers.ts'

type Deps = Pick<ApiDeps, 'db' | 'clock'>

/** Gives a customer these words and no others, and records who did. */
export async function putTags(customer: CustomerId, tags: readonly string[], actor: string, { db, clock }: Deps): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await recordTags(trx, customer, tags)
    await recordEvent(trx, { at: clock.now(), kind: 'customer:tagged', actor, customer, data: { tags: [...tags] } })
  })
}

/** @throws ProblemError where customers are named in no way or in two, or are not of the snapshot; then nothing is changed */
export async function tagCustomers(
  { tag, act, customers: named, query }: BodyOf<typeof customerRoutes.tagCustomers>,
  book: Book,
  actor: string,
  { db, clock }: Deps,
): Promise<{ tag: string; customers: number; changed: number }> {
  if ((named === undefined) === (query === undefined)) throw problem('tag-of-nobody', {}, [wrongField('customers, query', 'one-of-them')])
  const at = clock.now()
  const customers = query ? await listCustomerIds(db, book.id, toFilter(query), at) : await findAll(named ?? [], book, db)
  const changed = await db.transaction().execute(async (trx) => {
    const count = await (act === 'add' ? addTag : removeTag)(trx, customers, tag)
    const kind = act === 'add' ? 'customers:tagged' : 'customers:untagged'
    if (count > 0) await recordEvent(trx, { at, kind, actor, data: { tag, customers: count } })
    return count
  })
  return { tag, customers: customers.length, changed }
}

async function findAll(named: readonly string[], { id }: Book, db: Deps['db']): Promise<readonly CustomerId[]> {
  const found = await findCustomers(db, id, named)
  const wrong = named.flatMap((customer, at) =>
    found.has(customer) ? [] : [{ at, why: clause('customer-not-in-snapshot', { snapshot: id, customer }) }],
  )
  if (wrong.length > 0)
    throw problem(
      'tagged-not-found',
      { wrong: wrong.map(({ why }) => why) },
      wrong.map(({ at, why }) => errorAt(`customers.${at}`, why)),
    )
  return [...new Set(found.values())]
}
