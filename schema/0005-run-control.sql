-- A run is paused and goes on, or is stopped for good: what was called stopped until now could go on, and is paused.
alter table runs drop constraint runs_state_check;
update runs set state = 'paused' where state = 'stopped';
update migrations set state = 'paused' where state = 'stopped';
alter table runs add constraint runs_state_check check (state in ('running', 'paused', 'stopping', 'stopped', 'finished'));

-- It pauses by itself when more than this share fails; null: never, as for every run that was started without it.
alter table runs add column pause_above double precision check (pause_above between 0 and 1);
-- Why it is paused: { code, text, facts }.
alter table runs add column pause_reason jsonb;
-- Failures after this count; null: all of them.
alter table runs add column counted_from timestamptz;

drop index migrations_open;
create index migrations_open on migrations (run_id) where state not in ('done', 'superseded', 'stopped');

-- When a user was first read or answered as moved: how fast a run goes.
alter table user_moves add column moved_at timestamptz;
create index user_moves_by_moved_at on user_moves (run_id, moved_at) where moved_at is not null;
create index user_moves_refused on user_moves (run_id, changed_at) where state = 'refused';

-- What the quota is, and how many units were drawn for each tenth of a window: { tenth of a window since 1970: units }.
alter table quotas add column limit_units integer;
alter table quotas add column window_ms double precision;
alter table quotas add column pace_share double precision;
alter table quotas add column recent jsonb not null default '{}';
