-- Users for whom a person has said go on before the gate was passed for everybody: they are moved, the others wait.
create table passed_users (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  user_id text not null,
  passed_by text not null,
  passed_at timestamptz not null,
  primary key (run_id, customer_id, decision, user_id),
  foreign key (run_id, customer_id, decision) references migrations (run_id, customer_id, decision)
);
