-- What the sentence of a right is made of, so that it can be said in other languages than English. Known of what is looked at from now on.
alter table access add column facts jsonb not null default '{}';
