import { customersTable } from '../../files/tables/customers.ts'
import { subscriptionsTable } from '../../files/tables/subscriptions.ts'
import type { Row, Table } from '../../files/table.ts'
import { chooseBookCustomers } from '../book/choose-customers.ts'
import { chooseSubscriptions } from '../book/choose-subscriptions.ts'
import { SubscriptionQuery } from '../contract/book.ts'
import { CustomerQuery } from '../contract/customers.ts'
import type { TableQuery } from '../contract/tables.ts'
import type { ApiDeps } from '../deps.ts'
import { wrongField } from '../problems/fields.ts'
import { problem } from '../problems/problem.ts'
import { customerRows } from './customer-rows.ts'
import { subscriptionRows } from './subscription-rows.ts'

/** Tables that are a list of the book as it is on screen: the same filter, order and columns, all rows. */
export const BOOK_TABLES: {
  readonly [T in 'subscriptions' | 'customers']: (
    query: TableQuery,
    deps: ApiDeps,
  ) => Promise<{ readonly table: Table; readonly of: string }>
} = {
  async subscriptions(query, deps) {
    const chosen = await chooseSubscriptions(read(SubscriptionQuery, query), deps)
    return { of: chosen.book.id, table: withColumns({ ...subscriptionsTable, rows: subscriptionRows(chosen, deps) }, query) }
  },
  async customers(query, deps) {
    if (query.snapshot !== undefined && query.snapshot !== 'latest')
      throw problem('latest-only', {}, [wrongField('snapshot', 'latest-or-none')])
    const chosen = await chooseBookCustomers(read(CustomerQuery, query), deps)
    return { of: chosen.book.id, table: withColumns({ ...customersTable, rows: customerRows(chosen, deps) }, query) }
  },
}

/** What the list itself takes, with what is wrong in the words of its own. */
function read<T>(schema: { safeParse(value: unknown): Parsed<T> }, query: TableQuery): T {
  const parsed = schema.safeParse(query)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw problem('invalid-request', { words: errors.map(({ path, message }) => `${path}: ${message}`).join('; ') }, errors)
}

type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | {
      readonly success: false
      readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }
    }

/** Those that are named, in the order in which they are. @throws ProblemError for one that the table has not */
function withColumns(table: Table, { columns }: TableQuery): Table {
  if (columns === undefined) return table
  const named = columns.split(',').map((each) => each.trim())
  const unknown = named.filter((key) => !table.columns.some((column) => column.key === key))
  const expected = wrongField('columns', 'some-of-columns', { columns: table.columns.map(({ key }) => key).join(',') })
  if (unknown.length > 0) throw problem('columns-unknown', { table: table.name, columns: unknown }, [expected])
  if (new Set(named).size < named.length) throw problem('column-twice', { table: table.name }, [expected])
  const wanted = named.flatMap((key) => table.columns.find((column) => column.key === key) ?? [])
  return { name: table.name, columns: wanted, rows: only(named, table.rows) }
}

async function* only(keys: readonly string[], rows: Table['rows']): AsyncGenerator<Row> {
  for await (const row of rows) yield Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))
}
