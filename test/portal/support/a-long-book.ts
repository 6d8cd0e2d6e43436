import pg from 'pg'

const PER_CUSTOMER = 5

/**
 * Puts `customers` customers with five subscriptions each into a snapshot that was read, as rows: an emulator and a scan of so many would
 * take longer than the tests. Customer n has n seats of each.
 */
export async function lengthenBook(databaseUrl: string, snapshot: string, customers: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `insert into snapshot_customers (snapshot_id, customer_id, name, domain, name_key, state, is_affected, retired, to_replace, retired_seats)
       select $1, 'c' || n, 'Long ' || n, 'c' || n || '.example', 'long ' || lpad(n::text, 6, '0'), 'read', false, 0, 0, null
       from generate_series(1, $2::int) n`,
      [snapshot, customers],
    )
    await client.query(
      `insert into snapshot_subscriptions (snapshot_id, customer_id, subscription_id, customer_name, domain, offer_name, offer_id, family, status,
         status_text, quantity, assigned, enabled, inactive, auto_renew, ends_at_term, is_trial, term_ends_at, retirement, to_replace, customer_key,
         product_key, search, ids)
       select $1, 'c' || n, 'sub-' || n || '-' || m, 'Long ' || n, 'c' || n || '.example', 'Product ' || m, 'offer-' || m, 'nce', 'active', 'active',
         n, null, null, null, true, false, false, timestamptz '2026-03-01' + make_interval(hours => n), null, false,
         'long ' || lpad(n::text, 6, '0'), 'product ' || m, 'long ' || n || ' product ' || m, '=sub-' || n || '-' || m
       from generate_series(1, $2::int) n cross join generate_series(1, $3::int) m`,
      [snapshot, customers, PER_CUSTOMER],
    )
    await client.query(
      `update snapshots set subscriptions = subscriptions + $2::int * $3::int, customers_listed = customers_listed + $2, customers_read = customers_read + $2
       where id = $1`,
      [snapshot, customers, PER_CUSTOMER],
    )
    await client.query('analyze')
  } finally {
    await client.end()
  }
}
