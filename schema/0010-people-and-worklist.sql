-- People who sign in, and what needs them. Times of sessions are real: no practice clock signs anybody out.

-- A sign-in that was begun in a browser and has not come back; the browser has what the hash was made from.
create table sign_ins (
  hash text primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  expires_real timestamptz not null
);

create table sessions (
  hash text primary key,
  subject text not null,
  name text not null,
  user_principal_name text not null,
  roles jsonb not null,
  -- Sent with every change beside the cookie, so that no other site's page can make one.
  csrf text not null,
  created_real timestamptz not null default now(),
  expires_real timestamptz not null
);

-- What somebody with the token may do; those of before may do everything.
alter table api_tokens add column id bigint generated always as identity;
alter table api_tokens add column rights jsonb not null default '["view", "plan", "approve", "run", "undo", "connect"]';

-- What a plan is for: the book's retirements, renewals, a customer that has changed, or the way back of a run. From its header, which may be large.
alter table plans add column purpose text not null generated always as (
  case
    when header::jsonb ? 'undoes' then 'undo'
    when header::jsonb ? 'replans' then 'change'
    when jsonb_typeof(header::jsonb -> 'choices' -> 'renewals') = 'object' then 'renewal'
    else 'book'
  end
) stored;
create index customer_plans_by_customer on customer_plans (customer_id);
create index snapshot_customers_by_customer on snapshot_customers (customer_id);
