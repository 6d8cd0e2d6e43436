-- The schema as all numbered files leave it, for reading and for review: made by `npm run gen`, never applied.
-- Read from the catalogs of PostgreSQL 18; the reasons for things are in the numbered files.

create sequence check_run_numbers;
create sequence plan_numbers;
create sequence reconciliation_numbers;
create sequence run_numbers;
create sequence snapshot_numbers;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% rows are immutable', tg_table_name;
end $function$;

create table access (
  customer_id text not null,
  "right" text not null,
  level text not null,
  what text not null,
  fix text not null,
  who_fixes text not null,
  message text,
  code text,
  checked_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  facts jsonb not null default '{}'::jsonb,
  constraint access_pkey PRIMARY KEY (customer_id, "right"),
  constraint access_level_check CHECK ((level = ANY (ARRAY['proven'::text, 'assumed'::text, 'refused'::text, 'unknown'::text])))
);

create table api_tokens (
  hash text not null,
  name text not null,
  created_real timestamp with time zone not null default now(),
  id bigint not null generated always as identity,
  rights jsonb not null default '["view", "plan", "approve", "run", "undo", "connect"]'::jsonb,
  constraint api_tokens_pkey PRIMARY KEY (hash)
);

create table approvals (
  id bigint not null generated always as identity,
  plan_id text not null,
  customer_id text not null,
  customer_plan_hash text not null,
  approved_by text not null,
  approved_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attests_partner_on_record boolean,
  constraint approvals_pkey PRIMARY KEY (id),
  constraint approvals_plan_id_customer_id_fkey FOREIGN KEY (plan_id, customer_id) REFERENCES customer_plans(plan_id, customer_id)
);
CREATE INDEX approvals_by_hash ON public.approvals USING btree (customer_id, customer_plan_hash);
CREATE TRIGGER approvals_immutable BEFORE DELETE OR UPDATE ON public.approvals FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table attempts (
  id bigint not null generated always as identity,
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
  sent_at timestamp with time zone not null,
  outcome text,
  answer jsonb,
  answered_at timestamp with time zone,
  constraint attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX attempts_by_customer ON public.attempts USING btree (customer_id, what) WHERE (outcome = 'answered'::text);
CREATE INDEX attempts_by_migration ON public.attempts USING btree (run_id, customer_id, decision, id);
CREATE INDEX attempts_open ON public.attempts USING btree (run_id, customer_id, decision, step, subject) WHERE ((outcome IS NULL) OR (outcome = 'unknown'::text));

create table check_run_customers (
  check_run_id text not null,
  customer_id text not null,
  state text not null,
  error text,
  constraint check_run_customers_pkey PRIMARY KEY (check_run_id, customer_id),
  constraint check_run_customers_check_run_id_fkey FOREIGN KEY (check_run_id) REFERENCES check_runs(id),
  constraint check_run_customers_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'checked'::text, 'failed'::text])))
);

create table check_runs (
  id text not null,
  kind text not null,
  plan_id text,
  only_check text,
  requested_at timestamp with time zone not null,
  requested_by text not null,
  completed_at timestamp with time zone,
  error text,
  constraint check_runs_pkey PRIMARY KEY (id),
  constraint check_runs_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint check_runs_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'pre-flight'::text])))
);

create table checks (
  id bigint not null generated always as identity,
  plan_id text not null,
  customer_id text not null,
  "check" text not null,
  "group" text not null,
  subject text,
  result text not null,
  what text not null,
  fix text not null,
  who_fixes text not null,
  message text,
  code text,
  checked_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  facts jsonb not null default '{}'::jsonb,
  constraint checks_pkey PRIMARY KEY (id),
  constraint checks_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint checks_result_check CHECK ((result = ANY (ARRAY['passed'::text, 'warning'::text, 'failed'::text, 'unknown'::text])))
);
CREATE INDEX checks_by_customer ON public.checks USING btree (plan_id, customer_id);

create table claimed_subscriptions (
  customer_id text not null,
  subscription_id text not null,
  run_id text not null,
  decision text not null,
  constraint claimed_subscriptions_pkey PRIMARY KEY (customer_id, subscription_id)
);

create table connections (
  id text not null,
  provider_url text not null,
  is_emulator boolean not null,
  trust_level text not null,
  writes_stopped_at timestamp with time zone,
  writes_stopped_by text,
  secrets jsonb not null default '{}'::jsonb,
  constraint connections_pkey PRIMARY KEY (id),
  constraint connections_trust_level_check CHECK ((trust_level = ANY (ARRAY['read-only'::text, 'full'::text])))
);

create table customer_plans (
  plan_id text not null,
  customer_id text not null,
  name text not null,
  hash text not null,
  body text not null,
  to_replace integer not null,
  blocked integer not null,
  skipped integer not null,
  users integer not null,
  outline jsonb,
  constraint customer_plans_pkey PRIMARY KEY (plan_id, customer_id),
  constraint customer_plans_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX customer_plans_by_customer ON public.customer_plans USING btree (customer_id);
CREATE TRIGGER customer_plans_immutable BEFORE DELETE OR UPDATE ON public.customer_plans FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table customer_tags (
  customer_id text not null,
  tag text not null,
  constraint customer_tags_pkey PRIMARY KEY (customer_id, tag),
  constraint customer_tags_tag_check CHECK (((tag = lower(btrim(tag))) AND ((length(tag) >= 1) AND (length(tag) <= 40))))
);
CREATE INDEX customer_tags_by_tag ON public.customer_tags USING btree (tag);

create table deadline_warnings (
  customer_id text not null,
  subscription_id text not null,
  kind text not null,
  at timestamp with time zone not null,
  days integer not null,
  warned_at timestamp with time zone not null,
  constraint deadline_warnings_pkey PRIMARY KEY (customer_id, subscription_id, kind, at, days)
);

create table events (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  recorded_real timestamp with time zone not null default now(),
  kind text not null,
  actor text not null,
  run_id text,
  customer_id text,
  decision text,
  data jsonb not null,
  constraint events_pkey PRIMARY KEY (id)
);
CREATE INDEX events_by_actor ON public.events USING btree (lower(regexp_replace(actor, ' [(][^()]*[)]$'::text, ''::text)), id);
CREATE INDEX events_by_at ON public.events USING btree (at, id);
CREATE INDEX events_by_customer ON public.events USING btree (customer_id, id) WHERE (customer_id IS NOT NULL);
CREATE INDEX events_by_kind ON public.events USING btree (kind, id);
CREATE INDEX events_by_run ON public.events USING btree (run_id, id);
CREATE TRIGGER events_immutable BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table group_moves (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  group_id text not null,
  name text not null,
  "position" integer not null,
  state text not null,
  members integer,
  before jsonb,
  sent_at timestamp with time zone,
  reprocessed integer not null default 0,
  reason jsonb,
  changed_at timestamp with time zone not null,
  constraint group_moves_pkey PRIMARY KEY (run_id, customer_id, decision, group_id),
  constraint group_moves_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision),
  constraint group_moves_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'sent'::text, 'processing'::text, 'done'::text, 'refused'::text, 'left-alone'::text])))
);

create table installation (
  only_row boolean not null default true,
  id uuid not null default gen_random_uuid(),
  created_real timestamp with time zone not null default now(),
  constraint installation_pkey PRIMARY KEY (only_row),
  constraint installation_only_row_check CHECK (only_row)
);

create table migrations (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  retirement text not null,
  state text not null,
  step text not null,
  reason jsonb,
  due_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  method text not null default 'replace'::text,
  constraint migrations_pkey PRIMARY KEY (run_id, customer_id, decision),
  constraint migrations_run_id_customer_id_fkey FOREIGN KEY (run_id, customer_id) REFERENCES run_customers(run_id, customer_id),
  constraint migrations_method_check CHECK ((method = ANY (ARRAY['replace'::text, 'undo'::text, 'renewal'::text])))
);
CREATE INDEX migrations_by_customer ON public.migrations USING btree (customer_id);
CREATE INDEX migrations_open ON public.migrations USING btree (run_id) WHERE (state <> ALL (ARRAY['done'::text, 'superseded'::text, 'stopped'::text]));

create table passed_gates (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  gate text not null,
  passed_by text not null,
  passed_at timestamp with time zone not null,
  constraint passed_gates_pkey PRIMARY KEY (run_id, customer_id, decision, gate),
  constraint passed_gates_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision),
  constraint passed_gates_gate_check CHECK ((gate = ANY (ARRAY['buy'::text, 'move'::text, 'suspend'::text])))
);

create table passed_users (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  user_id text not null,
  passed_by text not null,
  passed_at timestamp with time zone not null,
  constraint passed_users_pkey PRIMARY KEY (run_id, customer_id, decision, user_id),
  constraint passed_users_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision)
);

create table plans (
  id text not null,
  hash text not null,
  header text not null,
  snapshot_id text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  purpose text not null generated always as (
CASE
    WHEN ((header)::jsonb ? 'undoes'::text) THEN 'undo'::text
    WHEN ((header)::jsonb ? 'replans'::text) THEN 'change'::text
    WHEN (jsonb_typeof((((header)::jsonb -> 'choices'::text) -> 'renewals'::text)) = 'object'::text) THEN 'renewal'::text
    ELSE 'book'::text
END) stored,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id)
);
CREATE TRIGGER plans_immutable BEFORE DELETE OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table purchases (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  line text not null,
  marker text not null,
  state text not null,
  cart_id text,
  catalog_item_id text,
  checkout_sent_at timestamp with time zone,
  order_id text,
  subscription_id text,
  unit_price text,
  currency text,
  changed_at timestamp with time zone not null,
  constraint purchases_pkey PRIMARY KEY (run_id, customer_id, decision, line),
  constraint purchases_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision)
);
CREATE INDEX purchases_by_customer ON public.purchases USING btree (customer_id) WHERE (order_id IS NOT NULL);
CREATE UNIQUE INDEX purchases_by_marker ON public.purchases USING btree (marker);

create table quotas (
  key text not null,
  next_free_ms double precision not null default 0,
  blocked_until timestamp with time zone,
  blocked_because text,
  used bigint not null default 0,
  limit_units integer,
  window_ms double precision,
  pace_share double precision,
  recent jsonb not null default '{}'::jsonb,
  constraint quotas_pkey PRIMARY KEY (key)
);

create table reconciled_customers (
  id bigint not null generated always as identity,
  reconciliation_id text,
  run_id text,
  decision text,
  step text,
  customer_id text not null,
  name text not null,
  domain text not null,
  state text not null,
  error text,
  read_at timestamp with time zone,
  not_read jsonb not null default '[]'::jsonb,
  constraint reconciled_customers_pkey PRIMARY KEY (id),
  constraint reconciled_customers_reconciliation_id_fkey FOREIGN KEY (reconciliation_id) REFERENCES reconciliations(id),
  constraint reconciled_customers_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision),
  constraint reconciled_customers_check CHECK (((reconciliation_id IS NULL) <> (run_id IS NULL))),
  constraint reconciled_customers_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'read'::text, 'failed'::text])))
);
CREATE INDEX reconciled_latest ON public.reconciled_customers USING btree (customer_id, read_at DESC) WHERE (state <> 'asked'::text);
CREATE UNIQUE INDEX reconciled_once ON public.reconciled_customers USING btree (reconciliation_id, customer_id) WHERE (reconciliation_id IS NOT NULL);
CREATE UNIQUE INDEX reconciled_once_a_step ON public.reconciled_customers USING btree (run_id, customer_id, decision, step) WHERE (run_id IS NOT NULL);

create table reconciled_skus (
  reading_id bigint not null,
  sku_id text not null,
  severity smallint not null,
  seats integer not null,
  body jsonb not null,
  constraint reconciled_skus_pkey PRIMARY KEY (reading_id, sku_id),
  constraint reconciled_skus_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES reconciled_customers(id),
  constraint reconciled_skus_severity_check CHECK (((severity >= 0) AND (severity <= 3)))
);

create table reconciliations (
  id text not null,
  chosen_by text not null,
  requested_at timestamp with time zone not null,
  requested_by text not null,
  completed_at timestamp with time zone,
  error text,
  constraint reconciliations_pkey PRIMARY KEY (id)
);

create table run_customers (
  run_id text not null,
  customer_id text not null,
  name text not null,
  domain text not null,
  plan_id text not null,
  customer_plan_hash text not null,
  phase integer not null default 0,
  attests_partner_on_record boolean,
  approval_expires_at timestamp with time zone not null,
  constraint run_customers_pkey PRIMARY KEY (run_id, customer_id),
  constraint run_customers_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id)
);
CREATE INDEX run_customers_by_customer ON public.run_customers USING btree (customer_id, customer_plan_hash);

create table runs (
  id text not null,
  plan_id text not null,
  state text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  finished_at timestamp with time zone,
  pause_above double precision,
  pause_reason jsonb,
  counted_from timestamp with time zone,
  constraint runs_pkey PRIMARY KEY (id),
  constraint runs_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id),
  constraint runs_pause_above_check CHECK (((pause_above >= (0)::double precision) AND (pause_above <= (1)::double precision))),
  constraint runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'stopping'::text, 'stopped'::text, 'finished'::text])))
);

create table saved_views (
  id bigint not null generated always as identity,
  owner text not null,
  name text not null,
  page text not null,
  query text not null,
  shared boolean not null,
  changed_at timestamp with time zone not null,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_owner_page_name_key UNIQUE (owner, page, name)
);

create table schema_changes (
  file text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_changes_pkey PRIMARY KEY (file)
);

create table sessions (
  hash text not null,
  subject text not null,
  name text not null,
  user_principal_name text not null,
  roles jsonb not null,
  csrf text not null,
  created_real timestamp with time zone not null default now(),
  expires_real timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (hash)
);

create table sign_ins (
  hash text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  expires_real timestamp with time zone not null,
  constraint sign_ins_pkey PRIMARY KEY (hash)
);

create table snapshot_customers (
  snapshot_id text not null,
  customer_id text not null,
  name text not null,
  domain text not null,
  state text not null,
  is_affected boolean not null default false,
  error text,
  body jsonb,
  name_key text not null default ''::text,
  market text,
  segment text,
  subscriptions integer,
  retired integer,
  to_replace integer,
  retired_seats integer,
  retired_ends_at timestamp with time zone,
  constraint snapshot_customers_pkey PRIMARY KEY (snapshot_id, customer_id),
  constraint snapshot_customers_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id),
  constraint snapshot_customers_state_check CHECK ((state = ANY (ARRAY['listed'::text, 'read'::text, 'failed'::text])))
);
CREATE INDEX snapshot_customers_affected ON public.snapshot_customers USING btree (snapshot_id) WHERE is_affected;
CREATE INDEX snapshot_customers_by_customer ON public.snapshot_customers USING btree (customer_id);
CREATE INDEX snapshot_customers_by_name ON public.snapshot_customers USING btree (snapshot_id, name_key, customer_id);
CREATE INDEX snapshot_customers_failed ON public.snapshot_customers USING btree (snapshot_id) WHERE (state = 'failed'::text);
CREATE INDEX snapshot_customers_to_fill_in ON public.snapshot_customers USING btree (snapshot_id, customer_id) WHERE ((subscriptions IS NULL) AND (body IS NOT NULL));

create table snapshot_holders (
  snapshot_id text not null,
  customer_id text not null,
  user_id text not null,
  user_principal_name text not null,
  body jsonb not null,
  display_key text not null default ''::text,
  constraint snapshot_holders_pkey PRIMARY KEY (snapshot_id, customer_id, user_id),
  constraint snapshot_holders_snapshot_id_customer_id_fkey FOREIGN KEY (snapshot_id, customer_id) REFERENCES snapshot_customers(snapshot_id, customer_id)
);
CREATE INDEX snapshot_holders_by_display_name ON public.snapshot_holders USING btree (snapshot_id, display_key text_pattern_ops);
CREATE INDEX snapshot_holders_by_domain ON public.snapshot_holders USING btree (snapshot_id, split_part(lower(user_principal_name), '@'::text, 2) text_pattern_ops);
CREATE INDEX snapshot_holders_by_last_name ON public.snapshot_holders USING btree (snapshot_id, regexp_replace(display_key, '^(.*) ([^ ]+)$'::text, '\2 \1'::text) text_pattern_ops) WHERE (strpos(display_key, ' '::text) > 0);
CREATE INDEX snapshot_holders_by_name ON public.snapshot_holders USING btree (snapshot_id, lower(user_principal_name) text_pattern_ops);

create table snapshot_markets (
  snapshot_id text not null,
  market text not null,
  items jsonb not null,
  constraint snapshot_markets_pkey PRIMARY KEY (snapshot_id, market),
  constraint snapshot_markets_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id)
);

create table snapshot_retired (
  snapshot_id text not null,
  customer_id text not null,
  subscription_id text not null,
  retirement text not null,
  sku_id text,
  status text not null,
  quantity integer not null,
  in_use integer,
  term_ends_at timestamp with time zone,
  cancellable_until timestamp with time zone,
  read_at timestamp with time zone not null,
  constraint snapshot_retired_pkey PRIMARY KEY (snapshot_id, customer_id, subscription_id),
  constraint snapshot_retired_snapshot_id_customer_id_fkey FOREIGN KEY (snapshot_id, customer_id) REFERENCES snapshot_customers(snapshot_id, customer_id)
);

create table snapshot_subscriptions (
  snapshot_id text not null,
  customer_id text not null,
  subscription_id text not null,
  customer_name text not null,
  domain text not null,
  offer_name text not null,
  offer_id text not null,
  family text not null,
  status text not null,
  status_text text not null,
  quantity integer not null,
  sku_id text,
  assigned integer,
  enabled integer,
  unassigned integer generated always as (
CASE
    WHEN (enabled < assigned) THEN 0
    ELSE (enabled - assigned)
END) stored,
  inactive integer,
  auto_renew boolean not null,
  ends_at_term boolean not null,
  next_term jsonb,
  term_duration text,
  billing_cycle text,
  parent_id text,
  is_trial boolean not null,
  term_ends_at timestamp with time zone,
  cancellable_until timestamp with time zone,
  retirement text,
  to_replace boolean not null,
  customer_key text not null,
  product_key text not null,
  search text not null,
  ids text not null,
  constraint snapshot_subscriptions_pkey PRIMARY KEY (snapshot_id, customer_id, subscription_id),
  constraint snapshot_subscriptions_snapshot_id_customer_id_fkey FOREIGN KEY (snapshot_id, customer_id) REFERENCES snapshot_customers(snapshot_id, customer_id) ON DELETE CASCADE
);
CREATE INDEX snapshot_subscriptions_by_assigned ON public.snapshot_subscriptions USING btree (snapshot_id, assigned, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_customer ON public.snapshot_subscriptions USING btree (snapshot_id, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_inactive ON public.snapshot_subscriptions USING btree (snapshot_id, inactive, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_product ON public.snapshot_subscriptions USING btree (snapshot_id, product_key, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_quantity ON public.snapshot_subscriptions USING btree (snapshot_id, quantity, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_retirement ON public.snapshot_subscriptions USING btree (snapshot_id, retirement, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_status ON public.snapshot_subscriptions USING btree (snapshot_id, status, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_term_end ON public.snapshot_subscriptions USING btree (snapshot_id, term_ends_at, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_by_unassigned ON public.snapshot_subscriptions USING btree (snapshot_id, unassigned, customer_key, customer_id, subscription_id);
CREATE INDEX snapshot_subscriptions_retired_by_customer ON public.snapshot_subscriptions USING btree (snapshot_id, customer_key, customer_id, subscription_id) WHERE (retirement IS NOT NULL);
CREATE INDEX snapshot_subscriptions_retired_by_term_end ON public.snapshot_subscriptions USING btree (snapshot_id, term_ends_at, customer_key, customer_id, subscription_id) WHERE (retirement IS NOT NULL);
CREATE INDEX snapshot_subscriptions_search ON public.snapshot_subscriptions USING gin (search trigrams.gin_trgm_ops, ids trigrams.gin_trgm_ops);

create table snapshots (
  id text not null,
  taken_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  state text not null,
  requested_by text not null,
  customers_listed integer not null default 0,
  error text,
  also jsonb,
  customer_id text,
  customers_read integer,
  customers_failed integer,
  subscriptions integer,
  seats_in_use integer,
  constraint snapshots_pkey PRIMARY KEY (id),
  constraint snapshots_state_check CHECK ((state = ANY (ARRAY['taking'::text, 'complete'::text, 'failed'::text])))
);

create table steps (
  run_id text not null,
  customer_id text not null,
  decision text not null,
  step text not null,
  evidence jsonb not null,
  done_at timestamp with time zone not null,
  constraint steps_pkey PRIMARY KEY (run_id, customer_id, decision, step),
  constraint steps_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision)
);

create table timers (
  id text not null,
  "position" bigint not null generated always as identity,
  kind text not null,
  lane text not null,
  due_at timestamp with time zone not null,
  input jsonb not null,
  state text not null default 'waiting'::text,
  requested_at timestamp with time zone not null,
  signaled_at timestamp with time zone,
  cancel_requested_at timestamp with time zone,
  claimed_by text,
  claimed_generation bigint,
  attempt integer not null default 0,
  version text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  error text,
  constraint timers_pkey PRIMARY KEY (id),
  constraint timers_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES workers(id),
  constraint timers_check CHECK (((state = ANY (ARRAY['done'::text, 'cancelled'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  constraint timers_check1 CHECK (((state <> 'running'::text) OR ((claimed_by IS NOT NULL) AND (claimed_generation IS NOT NULL)))),
  constraint timers_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);
CREATE INDEX timers_claimed ON public.timers USING btree (claimed_by) WHERE (state = 'running'::text);
CREATE INDEX timers_due ON public.timers USING btree (due_at, "position") WHERE (state = 'waiting'::text);
CREATE INDEX timers_lane ON public.timers USING btree (lane, due_at, "position") WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX timers_one_running_per_lane ON public.timers USING btree (lane) WHERE (state = 'running'::text);

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
  changed_at timestamp with time zone not null,
  moved_at timestamp with time zone,
  through jsonb,
  verified_at timestamp with time zone,
  constraint user_moves_pkey PRIMARY KEY (run_id, customer_id, decision, user_id),
  constraint user_moves_run_id_customer_id_decision_fkey FOREIGN KEY (run_id, customer_id, decision) REFERENCES migrations(run_id, customer_id, decision)
);
CREATE INDEX user_moves_by_moved_at ON public.user_moves USING btree (run_id, moved_at) WHERE (moved_at IS NOT NULL);
CREATE INDEX user_moves_by_name ON public.user_moves USING btree (lower(user_principal_name) text_pattern_ops);
CREATE INDEX user_moves_by_state ON public.user_moves USING btree (run_id, customer_id, decision, state, user_id);
CREATE INDEX user_moves_by_verified_at ON public.user_moves USING btree (verified_at, moved_at, run_id, customer_id, decision, is_latecomer) WHERE (verified_at IS NOT NULL);
CREATE INDEX user_moves_refused ON public.user_moves USING btree (run_id, changed_at) WHERE (state = 'refused'::text);

create table workers (
  id text not null,
  generation bigint not null default 1,
  version text not null,
  started_at timestamp with time zone not null default now(),
  heartbeat_at timestamp with time zone not null default now(),
  state text not null default 'alive'::text,
  constraint workers_pkey PRIMARY KEY (id),
  constraint workers_state_check CHECK ((state = ANY (ARRAY['alive'::text, 'lost'::text, 'gone'::text])))
);
CREATE INDEX workers_alive ON public.workers USING btree (heartbeat_at) WHERE (state = 'alive'::text);
