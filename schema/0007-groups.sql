-- Groups whose licenses a run swaps, and the users who get theirs through them.

create table group_moves (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  group_id text not null,
  name text not null,
  -- In this order: one is done before the next is begun.
  position integer not null,
  state text not null check (state in ('pending', 'sent', 'processing', 'done', 'refused', 'left-alone')),
  -- As read right before it was sent.
  members integer,
  before jsonb,
  sent_at timestamptz,
  -- How often members who were forgotten were processed again.
  reprocessed integer not null default 0,
  reason jsonb,
  changed_at timestamptz not null,
  primary key (run_id, customer_id, decision, group_id),
  foreign key (run_id, customer_id, decision) references migrations (run_id, customer_id, decision)
);

-- Ids of groups; null for who holds everything directly.
alter table user_moves add column through jsonb;
