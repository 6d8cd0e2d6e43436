-- A run may take back what another one did: its migrations have other steps.

alter table migrations add column method text not null default 'replace' check (method in ('replace', 'undo'));
