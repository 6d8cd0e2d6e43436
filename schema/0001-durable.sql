-- The durable engine's own tables: who works, and what waits.

-- One row per process that carries out phases. The generation is the fence: whoever is declared lost has its generation raised,
-- and every record that a worker writes first checks that the generation is still its own.
create table workers (
  id           text primary key,
  generation   bigint not null default 1,
  -- The version of the product that runs there; a recorded phase is resumed only by the version that recorded it.
  version      text not null,
  started_at   timestamptz not null default now(),
  -- The database's time, not the product's clock: a practice clock may stand still or race.
  heartbeat_at timestamptz not null default now(),
  -- alive: works. lost: fell silent and its work was taken. gone: stopped politely and gave its work back.
  state        text not null default 'alive' check (state in ('alive', 'lost', 'gone'))
);

create index workers_alive on workers (heartbeat_at) where state = 'alive';

-- A row per phase, from the request to its end. Waits of hours to months live here and not in the engine, so that a wait
-- parked by one version is finished by the next.
create table timers (
  id                  text primary key,
  -- The order of asking, which decides between two phases of a lane that are due at the same moment.
  position            bigint generated always as identity,
  kind                text not null,
  lane                text not null,
  -- The product's clock.
  due_at              timestamptz not null,
  input               jsonb not null,
  state               text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  requested_at        timestamptz not null,
  signaled_at         timestamptz,
  cancel_requested_at timestamptz,
  -- Which worker has it now, or had it last.
  claimed_by          text references workers (id),
  claimed_generation  bigint,
  -- 0 until first claimed. A new attempt starts with no recorded steps; resuming is not a new attempt.
  attempt             integer not null default 0,
  -- Under which version the attempt records its steps.
  version             text,
  started_at          timestamptz,
  finished_at         timestamptz,
  error               text,
  check ((state in ('done', 'cancelled', 'failed')) = (finished_at is not null)),
  check (state <> 'running' or (claimed_by is not null and claimed_generation is not null))
);

-- Phases of one lane never overlap, whatever the scanners of several workers do at once.
create unique index timers_one_running_per_lane on timers (lane) where state = 'running';

-- The scanner's question: what is due?
create index timers_due on timers (due_at, position) where state = 'waiting';

-- And: is anything of this lane before it?
create index timers_lane on timers (lane, due_at, position) where state = 'waiting';

-- What a lost worker had in hand.
create index timers_claimed on timers (claimed_by) where state = 'running';
