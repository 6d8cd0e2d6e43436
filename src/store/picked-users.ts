import { sql, type RawBuilder } from 'kysely'

/** Whether a row is of one of these users, who are named by id or, in any case, by user principal name. */
export function named(
  users: readonly string[],
  of: { readonly id: RawBuilder<unknown>; readonly name: RawBuilder<unknown> },
): RawBuilder<boolean> {
  const lower = users.map((each) => each.toLowerCase())
  return sql<boolean>`(${of.id} = any(${[...users]}::text[]) or lower(${of.name}) = any(${lower}::text[]))`
}
