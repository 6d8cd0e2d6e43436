-- What the sentences of a check are made of, so that they can be said in any language. Of one that was looked at before, nothing.
alter table checks add column facts jsonb not null default '{}';
