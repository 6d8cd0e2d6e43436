-- What the product remembers. Forward only: a later file changes what this one made, this one never changes.
-- Moments are by the product's clock (the emulator's, in practice) unless a column says real.

create sequence snapshot_numbers;
create sequence plan_numbers;
create sequence run_numbers;

-- One row: who we are. The id goes into the marker of every purchase, so that two installations never mistake each
-- other's orders for their own.
create table installation (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  created_real timestamptz not null default now()
);
insert into installation default values;

create table connections (
  id text primary key,
  provider_url text not null,
  is_emulator boolean not null,
  trust_level text not null check (trust_level in ('read-only', 'full')),
  writes_stopped_at timestamptz,
  writes_stopped_by text,
  -- Tokens and refresh token, encrypted with the key of the data folder; nothing readable is kept.
  secrets jsonb not null default '{}'
);

create table api_tokens (
  hash text primary key,
  name text not null,
  created_real timestamptz not null default now()
);

-- The pacing state of every documented quota, shared by all workers and kept over restarts (promise P9).
-- next_free_ms is the theoretical arrival time of the generic cell rate algorithm, in epoch milliseconds of the clock.
create table quotas (
  key text primary key,
  next_free_ms double precision not null default 0,
  blocked_until timestamptz,
  blocked_because text,
  used bigint not null default 0
);

create table snapshots (
  id text primary key,
  taken_at timestamptz not null,
  completed_at timestamptz,
  state text not null check (state in ('taking', 'complete', 'failed')),
  requested_by text not null,
  customers_listed integer not null default 0,
  error text
);

create table snapshot_customers (
  snapshot_id text not null references snapshots,
  customer_id text not null,
  name text not null,
  domain text not null,
  state text not null check (state in ('listed', 'read', 'failed')),
  is_affected boolean not null default false,
  error text,
  -- The CustomerSnapshot without its holders, which are rows of their own.
  body jsonb,
  primary key (snapshot_id, customer_id)
);
create index snapshot_customers_affected on snapshot_customers (snapshot_id) where is_affected;

create table snapshot_holders (
  snapshot_id text not null,
  customer_id text not null,
  user_id text not null,
  user_principal_name text not null,
  body jsonb not null,
  primary key (snapshot_id, customer_id, user_id),
  foreign key (snapshot_id, customer_id) references snapshot_customers
);
create index snapshot_holders_by_name on snapshot_holders (snapshot_id, lower(user_principal_name));

create table snapshot_markets (
  snapshot_id text not null references snapshots,
  market text not null,
  items jsonb not null,
  primary key (snapshot_id, market)
);

create table plans (
  id text primary key,
  hash text not null,
  -- Canonical JSON text, byte for byte what was hashed.
  header text not null,
  snapshot_id text not null references snapshots,
  created_at timestamptz not null,
  created_by text not null
);

create table customer_plans (
  -- Parts are stored as they are planned; the plan's hash, and so its row, comes last in the same transaction.
  plan_id text not null references plans deferrable initially deferred,
  customer_id text not null,
  name text not null,
  hash text not null,
  body text not null,
  to_replace integer not null,
  blocked integer not null,
  skipped integer not null,
  users integer not null,
  primary key (plan_id, customer_id)
);

-- A plan is never changed; the database holds us to it.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are immutable', tg_table_name;
end $$;
create trigger plans_immutable before update or delete on plans for each row execute function refuse_change();
create trigger customer_plans_immutable before update or delete on customer_plans for each row execute function refuse_change();

create table approvals (
  id bigint generated always as identity primary key,
  plan_id text not null,
  customer_id text not null,
  customer_plan_hash text not null,
  approved_by text not null,
  approved_at timestamptz not null,
  expires_at timestamptz not null,
  attests_partner_on_record boolean,
  foreign key (plan_id, customer_id) references customer_plans
);
create index approvals_by_hash on approvals (customer_id, customer_plan_hash);
create trigger approvals_immutable before update or delete on approvals for each row execute function refuse_change();

create table runs (
  id text primary key,
  plan_id text not null references plans,
  state text not null check (state in ('running', 'stopped', 'finished')),
  created_at timestamptz not null,
  created_by text not null,
  finished_at timestamptz
);

-- One customer in one run: the lane of its phases. phase counts them, so that every phase has an id of its own.
create table run_customers (
  run_id text not null references runs,
  customer_id text not null,
  name text not null,
  domain text not null,
  plan_id text not null,
  customer_plan_hash text not null,
  phase integer not null default 0,
  attests_partner_on_record boolean,
  approval_expires_at timestamptz not null,
  primary key (run_id, customer_id)
);

create table migrations (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  retirement text not null,
  state text not null,
  step text not null,
  reason jsonb,
  due_at timestamptz,
  changed_at timestamptz not null,
  primary key (run_id, customer_id, decision),
  foreign key (run_id, customer_id) references run_customers
);

create index migrations_open on migrations (run_id) where state not in ('done', 'superseded');

-- A subscription is in at most one open run.
create table claimed_subscriptions (
  customer_id text not null,
  subscription_id text not null,
  run_id text not null,
  decision text not null,
  primary key (customer_id, subscription_id)
);

-- Steps that are done, with what was read back.
create table steps (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  step text not null,
  evidence jsonb not null,
  done_at timestamptz not null,
  primary key (run_id, customer_id, decision, step),
  foreign key (run_id, customer_id, decision) references migrations
);

-- Every write that we were about to send, committed before it was sent (promise P7). outcome stays null when the process
-- died in between; whoever looks next reads back what became of it and says so in outcome 'read-back'.
create table attempts (
  id bigint generated always as identity primary key,
  run_id text not null,
  customer_id text not null,
  decision text not null,
  step text not null,
  what text not null,
  subject text not null,
  before jsonb not null,
  request jsonb not null,
  request_id text not null,
  correlation_id text not null,
  actor text not null,
  worker text not null,
  sent_at timestamptz not null,
  outcome text,
  answer jsonb,
  answered_at timestamptz
);
create index attempts_open on attempts (run_id, customer_id, decision, step, subject) where outcome is null or outcome = 'unknown';
create index attempts_by_migration on attempts (run_id, customer_id, decision, id);

create table purchases (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  line text not null,
  marker text not null,
  state text not null,
  cart_id text,
  catalog_item_id text,
  checkout_sent_at timestamptz,
  order_id text,
  subscription_id text,
  unit_price text,
  currency text,
  changed_at timestamptz not null,
  primary key (run_id, customer_id, decision, line),
  foreign key (run_id, customer_id, decision) references migrations
);
create unique index purchases_by_marker on purchases (marker);

create table user_moves (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  user_id text not null,
  user_principal_name text not null,
  state text not null,
  is_latecomer boolean not null default false,
  add_licenses jsonb not null,
  remove_skus jsonb not null,
  before jsonb,
  after jsonb,
  reason jsonb,
  changed_at timestamptz not null,
  primary key (run_id, customer_id, decision, user_id),
  foreign key (run_id, customer_id, decision) references migrations
);
create index user_moves_by_state on user_moves (run_id, customer_id, decision, state, user_id);
create index user_moves_by_name on user_moves (lower(user_principal_name));

-- What happened, one row per business event, never changed.
create table events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  recorded_real timestamptz not null default now(),
  kind text not null,
  actor text not null,
  run_id text,
  customer_id text,
  decision text,
  data jsonb not null
);
create index events_by_run on events (run_id, id);
create trigger events_immutable before update or delete on events for each row execute function refuse_change();
