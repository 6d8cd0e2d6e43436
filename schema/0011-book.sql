-- The whole book to look at: a row per subscription of a scan with what people filter and sort by, words of the partner's own for customers, and
-- views that somebody has kept. Scans of before are filled in by the product when it starts: what is retired is for the catalog to say.

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
  -- The provider's own word.
  status_text text not null,
  quantity integer not null,
  sku_id text,
  -- Of its directory SKU, over all subscriptions that feed it; null where the directory was not read.
  assigned integer,
  enabled integer,
  unassigned integer generated always as (case when enabled < assigned then 0 else enabled - assigned end) stored,
  -- Holders who are disabled or have not signed in for 90 days; null where that is not known.
  inactive integer,
  auto_renew boolean not null,
  ends_at_term boolean not null,
  next_term jsonb,
  term_duration text,
  billing_cycle text,
  parent_id text,
  is_trial boolean not null,
  term_ends_at timestamptz,
  cancellable_until timestamptz,
  -- By the catalog at the time of the scan.
  retirement text,
  to_replace boolean not null,
  -- Names as they are sorted: lower case, without accents.
  customer_key text not null,
  product_key text not null,
  -- What a search looks into, written alike: names; and ids, each with a = before it, because a part of an id says nothing.
  search text not null,
  ids text not null,
  primary key (snapshot_id, customer_id, subscription_id),
  foreign key (snapshot_id, customer_id) references snapshot_customers on delete cascade
);

-- One for each order that a list can be in, so that the first rows of fifty thousand come as quickly as those of five hundred. Each is read
-- from either end; what is not known is read apart and comes last both ways.
create index snapshot_subscriptions_by_customer on snapshot_subscriptions (snapshot_id, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_product on snapshot_subscriptions (snapshot_id, product_key, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_status on snapshot_subscriptions (snapshot_id, status, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_quantity on snapshot_subscriptions (snapshot_id, quantity, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_assigned on snapshot_subscriptions (snapshot_id, assigned, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_unassigned on snapshot_subscriptions (snapshot_id, unassigned, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_inactive on snapshot_subscriptions (snapshot_id, inactive, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_by_term_end on snapshot_subscriptions (snapshot_id, term_ends_at, customer_key, customer_id, subscription_id);
create index snapshot_subscriptions_retired_by_term_end on snapshot_subscriptions (snapshot_id, term_ends_at, customer_key, customer_id, subscription_id)
  where retirement is not null;
create index snapshot_subscriptions_retired_by_customer on snapshot_subscriptions (snapshot_id, customer_key, customer_id, subscription_id)
  where retirement is not null;
create index snapshot_subscriptions_by_retirement on snapshot_subscriptions (snapshot_id, retirement, customer_key, customer_id, subscription_id);

-- A part of a name is found without reading every row where PostgreSQL has its trigrams; where it has not, or may not use them, by reading.
do $$
begin
  create schema if not exists trigrams;
  create extension if not exists pg_trgm with schema trigrams;
  execute format('create index snapshot_subscriptions_search on snapshot_subscriptions using gin (search %1$I.gin_trgm_ops, ids %1$I.gin_trgm_ops)',
    (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'));
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'no trigrams here: %', sqlerrm;
end $$;

-- Of a customer in a scan, in figures; null until it was read.
alter table snapshot_customers add column name_key text not null default '';
alter table snapshot_customers add column market text;
alter table snapshot_customers add column segment text;
alter table snapshot_customers add column subscriptions integer;
alter table snapshot_customers add column retired integer;
alter table snapshot_customers add column to_replace integer;
-- In use as the directory counts them; where it was not read, as many as were bought.
alter table snapshot_customers add column retired_seats integer;
alter table snapshot_customers add column retired_ends_at timestamptz;
update snapshot_customers set name_key = lower(name);
create index snapshot_customers_by_name on snapshot_customers (snapshot_id, name_key, customer_id);
-- Read by a version that kept no rows of their subscriptions.
create index snapshot_customers_to_fill_in on snapshot_customers (snapshot_id, customer_id) where subscriptions is null and body is not null;

-- What a complete scan comes to; null before.
alter table snapshots add column customers_read integer;
alter table snapshots add column customers_failed integer;
alter table snapshots add column subscriptions integer;

-- A name by its beginning, too.
drop index snapshot_holders_by_name;
create index snapshot_holders_by_name on snapshot_holders (snapshot_id, lower(user_principal_name) text_pattern_ops);
alter table snapshot_holders add column display_key text not null default '';
update snapshot_holders set display_key = lower(body ->> 'displayName');
create index snapshot_holders_by_display_name on snapshot_holders (snapshot_id, display_key text_pattern_ops);

-- What has become of one customer.
create index run_customers_by_customer on run_customers (customer_id, customer_plan_hash);

-- The partner's own words for customers; no scan touches them.
create table customer_tags (
  customer_id text not null,
  tag text not null check (tag = lower(btrim(tag)) and length(tag) between 1 and 40),
  primary key (customer_id, tag)
);
create index customer_tags_by_tag on customer_tags (tag);

-- How somebody has filtered and sorted a page: the text behind the ? of its address.
create table saved_views (
  id bigint generated always as identity primary key,
  owner text not null,
  name text not null,
  page text not null,
  query text not null,
  shared boolean not null,
  changed_at timestamptz not null,
  unique (owner, page, name)
);
