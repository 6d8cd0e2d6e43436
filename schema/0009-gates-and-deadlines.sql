-- What a run waits for beside its turn, and renewals as migrations of their own.

-- Acts that a plan holds until a person says go on, and who did.
create table passed_gates (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  gate text not null check (gate in ('buy', 'move', 'suspend')),
  passed_by text not null,
  passed_at timestamptz not null,
  primary key (run_id, customer_id, decision, gate),
  foreign key (run_id, customer_id, decision) references migrations (run_id, customer_id, decision)
);

alter table migrations drop constraint migrations_method_check;
alter table migrations add constraint migrations_method_check check (method in ('replace', 'undo', 'renewal'));

-- A snapshot of one customer alone, to plan anew what has changed there; null: of the whole book.
alter table snapshots add column customer_id text;

-- Deadlines that somebody was warned of: once for each distance in days, also where the product was not running on that day.
create table deadline_warnings (
  customer_id text not null,
  subscription_id text not null,
  kind text not null,
  at timestamptz not null,
  days integer not null,
  warned_at timestamptz not null,
  primary key (customer_id, subscription_id, kind, at, days)
);
