-- What stands above the worklist, and the log over everything.

-- Retired subscriptions as a snapshot saw them. Who holds which license is in a million rows of JSON and does not change after the scan:
-- it is counted once, customer by customer, while everything is in memory.
create table snapshot_retired (
  snapshot_id text not null,
  customer_id text not null,
  subscription_id text not null,
  retirement text not null,
  -- The directory SKU; null: nobody can tell.
  sku_id text,
  status text not null,
  quantity integer not null,
  -- Users who hold the license; of several subscriptions with one license, on the first alone. Null: nobody can tell.
  in_use integer,
  term_ends_at timestamptz,
  cancellable_until timestamptz,
  -- When the customer was read: whoever was moved before is not among those in use.
  read_at timestamptz not null,
  primary key (snapshot_id, customer_id, subscription_id),
  foreign key (snapshot_id, customer_id) references snapshot_customers
);

-- The sum over a complete snapshot of the whole book; null: not counted, as by every version until now.
alter table snapshots add column seats_in_use integer;

-- Whom a scan could not read: few, among all of every scan.
create index snapshot_customers_failed on snapshot_customers (snapshot_id) where state = 'failed';

-- When a user was first read back as moved, and stays so while another run takes them back: moved_at says when it was answered, this when it
-- was proven. A burn-down reads the index alone.
alter table user_moves add column verified_at timestamptz;
update user_moves set verified_at = case when state = 'verified' then changed_at else moved_at end where state in ('verified', 'undone');
create index user_moves_by_verified_at on user_moves (verified_at, moved_at, run_id, customer_id, decision, is_latecomer)
  where verified_at is not null;

-- Newest first, for whoever asks about one customer, one person or one kind of event; of a run there is one already.
create index events_by_customer on events (customer_id, id) where customer_id is not null;
-- Somebody is the same person whatever roles stand behind the name: Megan Bowen (adminAgent).
create index events_by_actor on events (lower(regexp_replace(actor, ' [(][^()]*[)]$', '')), id);
create index events_by_kind on events (kind, id);
create index events_by_at on events (at, id);
