-- Seats bought, units in the directory, licenses assigned: compared, with why they differ.

create sequence reconciliation_numbers;

-- One request to compare. chosen_by says in words whom: the customers of r-1, named, all of s-1.
create table reconciliations (
  id text primary key,
  chosen_by text not null,
  requested_at timestamptz not null,
  requested_by text not null,
  completed_at timestamptz,
  error text
);

-- One look at one customer: of a request, or of a run after one of its steps.
create table reconciled_customers (
  id bigint generated always as identity primary key,
  reconciliation_id text references reconciliations,
  run_id text,
  decision text,
  step text,
  customer_id text not null,
  name text not null,
  domain text not null,
  state text not null check (state in ('asked', 'read', 'failed')),
  error text,
  -- Of the first figure that was read.
  read_at timestamptz,
  -- Sentences: what of the customer was not read, and why.
  not_read jsonb not null default '[]',
  check ((reconciliation_id is null) <> (run_id is null)),
  foreign key (run_id, customer_id, decision) references migrations
);
create unique index reconciled_once on reconciled_customers (reconciliation_id, customer_id) where reconciliation_id is not null;
create unique index reconciled_once_a_step on reconciled_customers (run_id, customer_id, decision, step) where run_id is not null;
create index reconciled_latest on reconciled_customers (customer_id, read_at desc) where state <> 'asked';

-- One directory SKU as it was compared: a ReconciledSku. severity: 0 agrees, 1 expected, 2 to be checked, 3 somebody has to act.
create table reconciled_skus (
  reading_id bigint not null references reconciled_customers,
  sku_id text not null,
  severity smallint not null check (severity between 0 and 3),
  -- Over all differences, whatever their signs: the larger, the further up.
  seats integer not null,
  body jsonb not null,
  primary key (reading_id, sku_id)
);

-- Whatever a customer is compared for, its runs are asked.
create index migrations_by_customer on migrations (customer_id);
