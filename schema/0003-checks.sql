-- What was looked at before anything is changed: the rights that we have, and the pre-flight of a plan.

create sequence check_run_numbers;

-- One request to look: at the access to customers, or at everything that a plan needs.
create table check_runs (
  id text primary key,
  kind text not null check (kind in ('access', 'pre-flight')),
  plan_id text references plans,
  -- One check alone; null: all of them.
  only_check text,
  requested_at timestamptz not null,
  requested_by text not null,
  completed_at timestamptz,
  error text
);

create table check_run_customers (
  check_run_id text not null references check_runs,
  customer_id text not null,
  state text not null check (state in ('asked', 'checked', 'failed')),
  error text,
  primary key (check_run_id, customer_id)
);

-- The latest results of a plan's pre-flight. What is looked at again takes the place of what was there.
create table checks (
  id bigint generated always as identity primary key,
  plan_id text not null references plans,
  customer_id text not null,
  "check" text not null,
  "group" text not null,
  subject text,
  result text not null check (result in ('passed', 'warning', 'failed', 'unknown')),
  what text not null,
  fix text not null,
  who_fixes text not null,
  message text,
  code text,
  checked_at timestamptz not null,
  valid_until timestamptz not null
);
create index checks_by_customer on checks (plan_id, customer_id);

-- The latest that is known of each right; a customer is known by its tenant, the connection itself by the partner's own.
create table access (
  customer_id text not null,
  "right" text not null,
  level text not null check (level in ('proven', 'assumed', 'refused', 'unknown')),
  what text not null,
  fix text not null,
  who_fixes text not null,
  message text,
  code text,
  checked_at timestamptz not null,
  valid_until timestamptz not null,
  primary key (customer_id, "right")
);

-- Whether this installation has assigned a license, or bought, for a customer before.
create index attempts_by_customer on attempts (customer_id, what) where outcome = 'answered';
create index purchases_by_customer on purchases (customer_id) where order_id is not null;
